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
