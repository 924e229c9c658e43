-- The own index of the partition becomes the part of the first of two equal indexes, and replaces that part.
CREATE TABLE readings (value real) PARTITION BY list (value);
CREATE TABLE readings_low PARTITION OF readings FOR VALUES IN (1, 2);
CREATE INDEX readings_value ON readings (value);
CREATE INDEX readings_value_dense ON readings (value) WITH (fillfactor = 97);

-- The index that the new partition needs first is younger in the database than in the target.
CREATE TABLE parcels (code text) PARTITION BY list (code);
CREATE INDEX parcels_code_desc ON parcels (code DESC);

-- The primary key, not the unique constraint, becomes the part of the new unique constraint.
CREATE TABLE members (id integer NOT NULL) PARTITION BY list (id);
CREATE TABLE members_1 PARTITION OF members FOR VALUES IN (1);
ALTER TABLE members_1 ADD CONSTRAINT members_1_once UNIQUE (id);

-- The own index waits until the table is attached. Only then can it have the name that PostgreSQL chooses for another one.
CREATE TABLE places (name text) PARTITION BY list (name);
CREATE UNIQUE INDEX places_name_once ON places (name);
CREATE INDEX places_name ON places (name);
CREATE TABLE places_a (name text);
CREATE UNIQUE INDEX places_a_name_idx1 ON places_a (name);

CREATE TABLE trips (code text, n integer) PARTITION BY list (n);
CREATE TABLE trips_1 PARTITION OF trips FOR VALUES IN (1) PARTITION BY list (code);
CREATE TABLE trips_1_a PARTITION OF trips_1 FOR VALUES IN ('a');
CREATE TABLE trips_2 PARTITION OF trips FOR VALUES IN (2);
CREATE INDEX trips_1_code ON trips_1 (code DESC);
CREATE INDEX trips_code ON trips (code DESC);
CREATE INDEX trips_2_code ON trips_2 (code);

CREATE TABLE notes (n integer, kind integer NOT NULL) PARTITION BY list (n);
CREATE TABLE notes_1 PARTITION OF notes FOR VALUES IN (1);
CREATE TABLE notes_2 PARTITION OF notes FOR VALUES IN (2);
CREATE INDEX ON notes (kind, n DESC);
CREATE INDEX notes_first ON notes (n NULLS FIRST, kind);
CREATE INDEX notes_1_last ON notes_1 (n DESC NULLS LAST);
