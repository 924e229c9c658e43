CREATE TABLE berth (quay text, number integer, PRIMARY KEY (quay, number)) PARTITION BY LIST (quay);
CREATE TABLE berth_north PARTITION OF berth FOR VALUES IN ('north');
CREATE TABLE berth_south PARTITION OF berth FOR VALUES IN ('south');
CREATE TABLE mooring (quay text, number integer, FOREIGN KEY (quay, number) REFERENCES berth);
CREATE TABLE crane (quay text, number integer, PRIMARY KEY (quay, number)) PARTITION BY LIST (quay);
CREATE TABLE crane_north PARTITION OF crane FOR VALUES IN ('north') PARTITION BY LIST (number);
CREATE TABLE crane_north_1 PARTITION OF crane_north FOR VALUES IN (1);
CREATE TABLE lift (quay text, number integer, FOREIGN KEY (quay, number) REFERENCES crane);
CREATE VIEW first_crane AS SELECT * FROM crane_north_1;
-- PostgreSQL 14 drops the foreign key of a partition that leaves, if the table refers to itself.
CREATE TABLE node (id integer PRIMARY KEY, above integer) PARTITION BY LIST (id);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1);
CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);
ALTER TABLE node ADD CONSTRAINT node_above FOREIGN KEY (above) REFERENCES node;
-- It does so too if another partitioned table is referred to.
CREATE TABLE rope (quay text, number integer, CONSTRAINT at_berth FOREIGN KEY (quay, number) REFERENCES berth) PARTITION BY LIST (quay);
CREATE TABLE rope_north PARTITION OF rope FOR VALUES IN ('north');
