-- The index of a constraint may be attached to an index that is not one of a constraint.
CREATE TABLE parcel (depot integer, number integer) PARTITION BY LIST (depot);
CREATE UNIQUE INDEX parcel_once ON parcel (depot, number);
CREATE TABLE parcel_1 (depot integer NOT NULL, number integer NOT NULL, PRIMARY KEY (depot, number));
CREATE TABLE parcel_2 (depot integer NOT NULL, number integer NOT NULL, PRIMARY KEY (depot, number));
ALTER TABLE parcel ATTACH PARTITION parcel_2 FOR VALUES IN (2);
CREATE TABLE crate (depot integer, number integer) PARTITION BY LIST (depot);
CREATE TABLE crate_1 PARTITION OF crate (UNIQUE (depot, number)) FOR VALUES IN (1);
CREATE UNIQUE INDEX crate_once ON crate (depot, number);

-- The key of the partitioned table is deferrable, and the one of the partition that belongs to it is not.
CREATE TABLE stamp (n integer) PARTITION BY RANGE (n);
CREATE TABLE stamp_1 PARTITION OF stamp FOR VALUES FROM (1) TO (3);
ALTER TABLE stamp_1 ADD CONSTRAINT stamp_once UNIQUE (n);
ALTER TABLE stamp ADD UNIQUE (n) DEFERRABLE;
CREATE TABLE letter (n integer REFERENCES stamp_1 (n));
-- A key that differs in deferrability is attached to that of the table; a second one is not.
CREATE TABLE bin (depot integer, number integer) PARTITION BY LIST (depot);
CREATE TABLE bin_1 PARTITION OF bin FOR VALUES IN (1);
CREATE TABLE bin_2 (depot integer, number integer);
ALTER TABLE bin ADD CONSTRAINT bin_once UNIQUE (depot);

-- The key of a child holds a NOT NULL that the parent gets, and loses on the way down.
CREATE TABLE tank (k integer, depth integer) PARTITION BY LIST (k);
CREATE TABLE tank_1 PARTITION OF tank (PRIMARY KEY (depth)) FOR VALUES IN (1);
CREATE TABLE pool (depth integer);
CREATE TABLE pool_1 (PRIMARY KEY (depth)) INHERITS (pool);
