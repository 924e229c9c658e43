CREATE FUNCTION rounded(a numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a::integer';

CREATE TABLE bill (sum numeric, whole bigint GENERATED ALWAYS AS (rounded(sum)) STORED);

CREATE TABLE parcel (weight numeric, whole integer);
CREATE TABLE letter (stamps integer) INHERITS (parcel);

CREATE TABLE person (name text, sorted varchar UNIQUE);
CREATE TABLE seat (sorted varchar REFERENCES person (sorted));
CREATE VIEW names AS SELECT sorted FROM person;

CREATE TABLE box (width bigint, twice integer);
CREATE INDEX box_twice ON box (twice);

CREATE TABLE crate (
  content text,
  weight bigint NOT NULL,
  height bigint NOT NULL,
  is_empty boolean GENERATED ALWAYS AS (content = '') STORED,
  size bigint GENERATED ALWAYS AS (length(content) + 1) STORED NOT NULL
);
