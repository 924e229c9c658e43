-- The partition key changes its type, so the table is rebuilt.
CREATE TABLE keyed (id bytea, ref varchar, was_key varchar) PARTITION BY HASH (was_key);
CREATE TABLE keyed_1 PARTITION OF keyed FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE keyed ADD CONSTRAINT keyed_first PRIMARY KEY (was_key);
ALTER TABLE keyed_1 ADD UNIQUE (was_key) DEFERRABLE;
ALTER TABLE keyed ADD FOREIGN KEY (ref) REFERENCES keyed (was_key);
-- Foreign keys to the unique index of the same table.
CREATE TABLE plain (id integer, above integer);
CREATE UNIQUE INDEX plain_id ON plain (id);
ALTER TABLE plain ADD FOREIGN KEY (above) REFERENCES plain (id);
CREATE TABLE split (id integer, above integer) PARTITION BY LIST (id);
CREATE TABLE split_rest PARTITION OF split DEFAULT;
CREATE UNIQUE INDEX split_id ON split (id);
ALTER TABLE split ADD FOREIGN KEY (above) REFERENCES split (id);
