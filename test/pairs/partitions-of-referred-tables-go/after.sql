CREATE TABLE berth (quay text, number integer, PRIMARY KEY (quay, number)) PARTITION BY LIST (quay);
CREATE TABLE berth_north PARTITION OF berth FOR VALUES IN ('north');
CREATE TABLE mooring (quay text, number integer, FOREIGN KEY (quay, number) REFERENCES berth);
