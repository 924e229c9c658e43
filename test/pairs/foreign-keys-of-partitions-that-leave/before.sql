-- On PostgreSQL 14, DETACH leaves copies of a partition's own foreign key to a partitioned table.
CREATE TABLE depot (id integer PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE depot_0 PARTITION OF depot FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parcel (depot integer) PARTITION BY RANGE (depot);
CREATE TABLE parcel_1 PARTITION OF parcel FOR VALUES FROM (1) TO (3) PARTITION BY HASH (depot);
ALTER TABLE parcel_1 ADD CONSTRAINT parcel_depot FOREIGN KEY (depot) REFERENCES depot;
CREATE TABLE parcel_3 PARTITION OF parcel (FOREIGN KEY (depot) REFERENCES depot) FOR VALUES FROM (3) TO (4);

-- A partitioned partition that refers to itself or to its table.
CREATE TABLE seat (n integer PRIMARY KEY) PARTITION BY RANGE (n);
CREATE TABLE seat_1 PARTITION OF seat FOR VALUES FROM (1) TO (3) PARTITION BY HASH (n);
CREATE TABLE seat_1_0 PARTITION OF seat_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
ALTER TABLE seat_1 ADD CONSTRAINT beside FOREIGN KEY (n) REFERENCES seat_1, ADD CONSTRAINT above FOREIGN KEY (n) REFERENCES seat;
CREATE TABLE seat_3 PARTITION OF seat FOR VALUES FROM (3) TO (5) PARTITION BY HASH (n);
CREATE TABLE seat_3_0 PARTITION OF seat_3 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
ALTER TABLE seat_3 ADD CONSTRAINT around FOREIGN KEY (n) REFERENCES seat;
CREATE TABLE guest (n integer REFERENCES seat);
-- A partition's foreign key has another name when it is a table, and the other way round.
CREATE TABLE chain (id integer NOT NULL UNIQUE, CONSTRAINT next FOREIGN KEY (id) REFERENCES chain (id)) PARTITION BY LIST (id);
CREATE TABLE chain_1 PARTITION OF chain DEFAULT;

-- A partition leaves, and the primary key below it was attached to the key that it inherited.
CREATE TABLE parks (id integer) PARTITION BY range (id);
CREATE TABLE small_parks PARTITION OF parks FOR VALUES FROM (1) TO (9) PARTITION BY hash (id);
CREATE TABLE odd_parks PARTITION OF small_parks FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE trees (park integer);
ALTER TABLE odd_parks ADD CONSTRAINT odd_parks_id PRIMARY KEY (id);
ALTER TABLE parks ADD CONSTRAINT parks_id UNIQUE (id);
ALTER TABLE trees ADD CONSTRAINT trees_park FOREIGN KEY (park) REFERENCES odd_parks (id);

-- A partition gets other bounds while the keys that it refers to are rebuilt.
CREATE TABLE herb (id integer PRIMARY KEY, name text);
CREATE TABLE bed (id integer, beside integer, herb integer REFERENCES herb, PRIMARY KEY (id)) PARTITION BY RANGE (id);
ALTER TABLE bed ADD CONSTRAINT next_to FOREIGN KEY (beside) REFERENCES bed;
CREATE TABLE bed_1 PARTITION OF bed FOR VALUES FROM (1) TO (9) PARTITION BY HASH (id);
