-- a value is renamed, and another one goes
CREATE TYPE mood AS ENUM ('glad', 'sad');
-- a child gets a column of the old name, another one has the new name already
CREATE TABLE parent (size integer, k integer);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE tree (height timestamp);
CREATE TABLE stump (width integer) INHERITS (tree);
-- a partition leaves its table and gets a parent whose column is renamed
CREATE TABLE year (day date, note text) PARTITION BY HASH (day);
CREATE TABLE day PARTITION OF year FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE place (name text);
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE bird (id integer);
CREATE TRIGGER always BEFORE UPDATE ON bird FOR EACH ROW EXECUTE FUNCTION keep();
ALTER TABLE bird ENABLE ALWAYS TRIGGER always;
-- functions that make ranges
CREATE SCHEMA app;
CREATE TYPE span AS RANGE (SUBTYPE = bigint);
CREATE TYPE app.other AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = app.others);
CREATE TABLE shift (a span DEFAULT span(1, 2) CHECK (a <> span(7, 9, '[]')), b app.other DEFAULT app.other(1, 2));
-- partitions that leave: one keeps the old name, one gets the new one, and one comes back with another bound
CREATE TABLE ward (k integer, beds integer) PARTITION BY RANGE (k);
CREATE TABLE ward_1 PARTITION OF ward FOR VALUES FROM (1) TO (2);
CREATE TABLE ward_2 PARTITION OF ward FOR VALUES FROM (2) TO (3);
CREATE TABLE ward_3 PARTITION OF ward FOR VALUES FROM (3) TO (4);
CREATE TABLE ward_4 PARTITION OF ward FOR VALUES FROM (4) TO (5);
CREATE VIEW free AS SELECT beds FROM ward_2;

-- A partitioned table gets a partition after columns of its key and of its index are renamed.
CREATE TABLE stock (shelf bigint, amount numeric, UNIQUE (shelf, amount)) PARTITION BY RANGE (amount);
CREATE TABLE stock_low PARTITION OF stock FOR VALUES FROM (1) TO (3);
CREATE INDEX ON stock (amount, shelf);

-- A child computes a column from one of its parent, while the type of both is rebuilt on the way back.
CREATE TYPE tile AS (shape text, color text);
CREATE TABLE wall (front tile);
CREATE TABLE arch (label text, back tile, is_bare boolean GENERATED ALWAYS AS (front IS NULL) STORED) INHERITS (wall);
