CREATE TABLE tide (gauge integer, at date, level integer, PRIMARY KEY (gauge, at)) PARTITION BY LIST (gauge);
CREATE TABLE tide_1 PARTITION OF tide FOR VALUES IN (1, 2);
CREATE TYPE fix AS (x integer, y bigint, z integer);
CREATE TABLE beacon OF fix;
CREATE TABLE quay (berth integer) PARTITION BY LIST (berth);
CREATE TABLE quay_1 PARTITION OF quay FOR VALUES IN (2);
CREATE INDEX quay_berth ON quay (berth);
CREATE INDEX own_berth ON quay_1 (berth);
