-- A partition's primary key is attached to a unique constraint of the table if that is created later, but not by ATTACH.
CREATE TABLE bin (depot integer NOT NULL) PARTITION BY LIST (depot);
CREATE TABLE bin_1 PARTITION OF bin (PRIMARY KEY (depot)) FOR VALUES IN (1);
CREATE TABLE bin_2 PARTITION OF bin FOR VALUES IN (2);
ALTER TABLE bin ADD CONSTRAINT bin_once UNIQUE (depot) DEFERRABLE;

-- It loses its key, or gets one, or another one.
CREATE TABLE crate (depot integer) PARTITION BY LIST (depot);
CREATE TABLE crate_1 PARTITION OF crate (PRIMARY KEY (depot)) FOR VALUES IN (1);
CREATE TABLE crate_2 PARTITION OF crate FOR VALUES IN (2);
CREATE TABLE crate_3 PARTITION OF crate (PRIMARY KEY (depot)) FOR VALUES IN (3);
CREATE TABLE crate_4 (depot integer PRIMARY KEY);
ALTER TABLE crate ADD UNIQUE (depot);
CREATE TABLE label (depot integer REFERENCES crate (depot), once integer REFERENCES crate_3);

-- The key of a partition of a partition, and a table that is dropped.
CREATE TABLE shelf (depot integer, n integer) PARTITION BY LIST (depot);
CREATE TABLE shelf_1 PARTITION OF shelf FOR VALUES IN (1) PARTITION BY LIST (n);
CREATE TABLE shelf_1_1 PARTITION OF shelf_1 FOR VALUES IN (1);
ALTER TABLE shelf ADD UNIQUE (depot, n);
CREATE TABLE rack (depot integer, n integer) PARTITION BY LIST (depot);
CREATE TABLE rack_1 PARTITION OF rack FOR VALUES IN (1) PARTITION BY LIST (n);
CREATE TABLE rack_1_1 PARTITION OF rack_1 (PRIMARY KEY (depot, n)) FOR VALUES IN (1);
ALTER TABLE rack ADD UNIQUE (depot, n);

-- A new table whose second unique constraint comes after the first, which waits for the key of a partition: `hook`.
