CREATE TABLE tide (gauge integer, at date, level integer) PARTITION BY LIST (gauge);
CREATE TABLE tide_1 PARTITION OF tide FOR VALUES IN (1);
CREATE TYPE fix AS (x integer, y integer);
CREATE TABLE beacon OF fix;
-- The partition has an index like that of the table besides its part of that.
CREATE TABLE quay (berth integer) PARTITION BY LIST (berth);
CREATE TABLE quay_1 PARTITION OF quay FOR VALUES IN (1);
CREATE INDEX quay_berth ON quay (berth);
CREATE INDEX own_berth ON quay_1 (berth);
