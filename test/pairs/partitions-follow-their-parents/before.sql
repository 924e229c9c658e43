-- The generated column of the partition called a function that it no longer calls.
CREATE FUNCTION shout(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN upper(word); END $$;
CREATE TABLE words (word text, loud text GENERATED ALWAYS AS (shout(word)) STORED) PARTITION BY LIST (word);
CREATE TABLE words_1 PARTITION OF words DEFAULT;

-- Two types swap their names, and one of the columns has a default.
CREATE TYPE place AS (at point);
CREATE TYPE host AS (address inet);
CREATE TABLE sites (k integer, place place DEFAULT ROW('(1,1)')::place, host host) PARTITION BY LIST (k);
CREATE TABLE sites_1 PARTITION OF sites DEFAULT;

-- A partition owns the sequence that its partitioned table draws from.
CREATE SEQUENCE numbers;
CREATE TABLE parcels (k integer, a bigint DEFAULT nextval('numbers'), b bigint DEFAULT nextval('numbers'))
  PARTITION BY LIST (k);
CREATE TABLE parcels_1 PARTITION OF parcels DEFAULT;
ALTER SEQUENCE numbers OWNED BY parcels_1.b;

-- A new child has a column with the name of a generated column that the parent loses.
CREATE TABLE notes (body text, title text GENERATED ALWAYS AS (upper(body)) STORED);

-- The column gets a type that is rebuilt at the same time, and a default.
CREATE TYPE size AS ENUM ('tiny', 'large');
CREATE TABLE boxes (k integer, size text) PARTITION BY LIST (k);
CREATE TABLE boxes_1 PARTITION OF boxes DEFAULT;

-- A child's column owns a sequence, and is dropped and added with that of the parent.
CREATE TABLE lines (body text, length text GENERATED ALWAYS AS (upper(body)) STORED);
CREATE TABLE long_lines () INHERITS (lines);
CREATE SEQUENCE line_numbers OWNED BY long_lines.length;
