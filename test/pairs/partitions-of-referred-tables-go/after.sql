CREATE TABLE berth (quay text, number integer, PRIMARY KEY (quay, number)) PARTITION BY LIST (quay);
CREATE TABLE berth_north PARTITION OF berth FOR VALUES IN ('north');
CREATE TABLE mooring (quay text, number integer, FOREIGN KEY (quay, number) REFERENCES berth);
CREATE TABLE node (id integer PRIMARY KEY, above integer) PARTITION BY LIST (id);
CREATE TABLE node_1 (id integer PRIMARY KEY, above integer);
CREATE TABLE node_2 (id integer PRIMARY KEY, above integer);
ALTER TABLE node ADD CONSTRAINT node_above FOREIGN KEY (above) REFERENCES node;
ALTER TABLE node_2 ADD CONSTRAINT node_above FOREIGN KEY (above) REFERENCES node;
