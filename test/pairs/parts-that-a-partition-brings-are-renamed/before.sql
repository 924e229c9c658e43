-- What a table has already gets its new name before the table becomes a partition, so that a new part can get the old name.
CREATE TABLE parcel (depot integer NOT NULL) PARTITION BY LIST (depot);
CREATE TABLE parcel_1 PARTITION OF parcel FOR VALUES IN (1, 2);
CREATE INDEX ON parcel (depot);
CREATE TABLE crate (depot integer NOT NULL) PARTITION BY LIST (depot);
CREATE TABLE crate_1 (depot integer NOT NULL);
CREATE INDEX ON crate_1 (depot);
CREATE INDEX crate_depot ON crate (depot);
-- Something else has the new name until the table is a partition.
CREATE TABLE pallet (depot integer NOT NULL, weight integer) PARTITION BY LIST (depot);
CREATE TABLE pallet_1 PARTITION OF pallet FOR VALUES IN (1, 2);
CREATE INDEX ON pallet (depot);
CREATE INDEX pallet_1_depot_idx1 ON pallet_1 (weight);
