CREATE TABLE tide (gauge integer, at date, level integer) PARTITION BY LIST (gauge);
CREATE TABLE tide_1 PARTITION OF tide FOR VALUES IN (1);
CREATE TYPE fix AS (x integer, y integer);
CREATE TABLE beacon OF fix;
