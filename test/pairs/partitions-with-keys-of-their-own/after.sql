CREATE TABLE parcel (depot integer, number integer) PARTITION BY LIST (depot);
CREATE UNIQUE INDEX parcel_once ON parcel (depot, number);
CREATE TABLE parcel_1 (depot integer NOT NULL, number integer NOT NULL, PRIMARY KEY (depot, number));
ALTER TABLE parcel ATTACH PARTITION parcel_1 FOR VALUES IN (1);
CREATE TABLE parcel_2 (depot integer NOT NULL, number integer NOT NULL);
ALTER TABLE parcel ATTACH PARTITION parcel_2 FOR VALUES IN (2);
CREATE TABLE parcel_3 PARTITION OF parcel FOR VALUES IN (3);
ALTER TABLE parcel_3 ADD PRIMARY KEY (depot, number);
CREATE TABLE crate (depot integer, number integer) PARTITION BY LIST (depot);
CREATE TABLE crate_1 PARTITION OF crate (UNIQUE (depot, number)) FOR VALUES IN (1);
CREATE TABLE pallet (depot integer, number integer) PARTITION BY LIST (depot);
CREATE TABLE pallet_1 PARTITION OF pallet (PRIMARY KEY (depot, number)) FOR VALUES IN (1);
CREATE UNIQUE INDEX pallet_once ON pallet (depot, number);

-- The key of the partitioned table is deferrable, and the one of the partition that belongs to it is not.
CREATE TABLE stamp (n integer) PARTITION BY RANGE (n);
CREATE TABLE stamp_1 (n integer);
ALTER TABLE stamp_1 ADD CONSTRAINT stamp_once UNIQUE (n);
ALTER TABLE stamp ADD UNIQUE (n) DEFERRABLE;
CREATE TABLE letter (n integer REFERENCES stamp_1 (n));
CREATE TABLE bin (depot integer, number integer) PARTITION BY LIST (depot);
CREATE TABLE bin_1 PARTITION OF bin FOR VALUES IN (1);
CREATE TABLE bin_2 PARTITION OF bin FOR VALUES IN (2);
CREATE TABLE bin_3 PARTITION OF bin (CONSTRAINT later UNIQUE (depot) DEFERRABLE) FOR VALUES IN (3);
ALTER TABLE bin_1 ADD UNIQUE (depot) DEFERRABLE;
ALTER TABLE bin ADD CONSTRAINT bin_once UNIQUE (depot);
ALTER TABLE bin_2 ADD CONSTRAINT again UNIQUE (depot);

CREATE TABLE tank (k integer, depth integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE tank_1 PARTITION OF tank FOR VALUES IN (1);
ALTER TABLE tank_1 ADD PRIMARY KEY (depth);
CREATE TABLE pool (depth integer NOT NULL);
CREATE TABLE pool_1 (PRIMARY KEY (depth)) INHERITS (pool);
