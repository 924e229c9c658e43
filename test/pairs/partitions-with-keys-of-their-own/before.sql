-- The index of a constraint may be attached to an index that is not one of a constraint.
CREATE TABLE parcel (depot integer, number integer) PARTITION BY LIST (depot);
CREATE UNIQUE INDEX parcel_once ON parcel (depot, number);
CREATE TABLE parcel_1 (depot integer NOT NULL, number integer NOT NULL, PRIMARY KEY (depot, number));
CREATE TABLE parcel_2 (depot integer NOT NULL, number integer NOT NULL, PRIMARY KEY (depot, number));
ALTER TABLE parcel ATTACH PARTITION parcel_2 FOR VALUES IN (2);
CREATE TABLE crate (depot integer, number integer) PARTITION BY LIST (depot);
CREATE TABLE crate_1 PARTITION OF crate (UNIQUE (depot, number)) FOR VALUES IN (1);
CREATE UNIQUE INDEX crate_once ON crate (depot, number);
