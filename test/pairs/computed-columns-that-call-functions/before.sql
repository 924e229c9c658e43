CREATE FUNCTION rounded(a numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a::integer';
CREATE COLLATION plain (LOCALE = 'C');

-- Another type.
CREATE TABLE bill (sum numeric, whole integer GENERATED ALWAYS AS (rounded(sum)) STORED);

-- Plain, with children.
CREATE TABLE parcel (weight numeric, whole integer GENERATED ALWAYS AS (rounded(weight)) STORED);
CREATE TABLE letter (stamps integer) INHERITS (parcel);

-- Plain and of another type, with what depends on it.
CREATE TABLE person (name text, sorted text GENERATED ALWAYS AS (upper(name COLLATE plain)) STORED UNIQUE);
CREATE TABLE seat (sorted text REFERENCES person (sorted));
CREATE VIEW names AS SELECT sorted FROM person;

-- Plain in the same revision in which what it reads changes its type.
CREATE TABLE box (width integer, twice integer GENERATED ALWAYS AS (width * 2) STORED);
CREATE INDEX box_twice ON box (twice);

-- Types of columns that are NOT NULL, and expressions, of the same and of another column.
CREATE TABLE crate (
  content text,
  weight integer NOT NULL,
  height integer NOT NULL,
  is_empty boolean GENERATED ALWAYS AS (content IS NULL) STORED,
  size integer GENERATED ALWAYS AS (length(content)) STORED NOT NULL
);
