CREATE TABLE readings (value real) PARTITION BY list (value);
CREATE TABLE readings_low PARTITION OF readings FOR VALUES IN (1, 2);
CREATE INDEX readings_low_desc ON readings_low (value DESC);
CREATE INDEX readings_value ON readings (value);
CREATE INDEX readings_value_dense ON readings (value) WITH (fillfactor = 97);

CREATE TABLE parcels (code text) PARTITION BY list (code);
CREATE TABLE parcels_rest PARTITION OF parcels DEFAULT;
CREATE INDEX parcels_code ON parcels (code);
CREATE INDEX parcels_code_desc ON parcels (code DESC);

CREATE TABLE members (id integer NOT NULL) PARTITION BY list (id);
CREATE TABLE members_1 PARTITION OF members FOR VALUES IN (1);
ALTER TABLE members_1 ADD CONSTRAINT members_1_key PRIMARY KEY (id);
ALTER TABLE members ADD CONSTRAINT members_once UNIQUE (id);

CREATE TABLE places (name text) PARTITION BY list (name);
CREATE TABLE places_a PARTITION OF places FOR VALUES IN ('a');
CREATE UNIQUE INDEX places_name_once ON places (name);
CREATE UNIQUE INDEX places_a_name_idx1 ON places_a (name);
CREATE INDEX places_name ON places (name);

-- The index of the partition, and of its partition, stay or come back without the one above them.
CREATE TABLE trips (code text, n integer) PARTITION BY list (n);
CREATE TABLE trips_1 PARTITION OF trips FOR VALUES IN (1) PARTITION BY list (code);
CREATE TABLE trips_1_a PARTITION OF trips_1 FOR VALUES IN ('a');
CREATE TABLE trips_2 PARTITION OF trips FOR VALUES IN (2);
CREATE INDEX trips_1_code ON trips_1 (code DESC);
CREATE INDEX trips_2_code ON trips_2 (code);

-- Of two indexes that PostgreSQL could attach to each other's parts, the first one has the first name.
CREATE TABLE notes (n integer) PARTITION BY list (n);
CREATE TABLE notes_1 PARTITION OF notes FOR VALUES IN (1);
CREATE TABLE notes_2 PARTITION OF notes FOR VALUES IN (2);
CREATE INDEX ON notes (n);
CREATE INDEX notes_first ON notes (n NULLS FIRST);
CREATE INDEX notes_1_last ON notes_1 (n DESC NULLS LAST);
