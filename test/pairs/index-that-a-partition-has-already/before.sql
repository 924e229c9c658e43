CREATE TABLE measure (day integer, kind integer) PARTITION BY RANGE (day);
CREATE TABLE measure_1 PARTITION OF measure FOR VALUES FROM (1) TO (5) PARTITION BY LIST (kind);
CREATE TABLE measure_1_1 PARTITION OF measure_1 FOR VALUES IN (1);
CREATE INDEX own ON measure_1_1 (kind);
-- The index of one partition is created first, although another partition gets one.
CREATE TABLE level (depth integer) PARTITION BY LIST (depth);
CREATE TABLE level_1 PARTITION OF level FOR VALUES IN (1);
CREATE TABLE level_2 PARTITION OF level FOR VALUES IN (2);
-- A new partition has an index for each of two that PostgreSQL could attach either to.
CREATE TABLE pool (depth numeric) PARTITION BY RANGE (depth);
CREATE INDEX pool_up ON pool (depth);
CREATE INDEX pool_low ON pool (depth NULLS FIRST);
