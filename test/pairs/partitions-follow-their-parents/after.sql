CREATE FUNCTION shout(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN upper(word); END $$;
CREATE TABLE words (word text, loud text GENERATED ALWAYS AS (lower(word)) STORED) PARTITION BY LIST (word);
CREATE TABLE words_1 PARTITION OF words DEFAULT;

CREATE TYPE host AS (at point);
CREATE TYPE place AS (address inet);
CREATE TABLE sites (k integer, place host, host place DEFAULT ROW('10.0.0.1')::place) PARTITION BY LIST (k);
CREATE TABLE sites_1 PARTITION OF sites DEFAULT;

CREATE TABLE parcels (k integer) PARTITION BY LIST (k);
CREATE TABLE parcels_1 PARTITION OF parcels DEFAULT;

CREATE TABLE notes (body text);
CREATE TABLE long_notes (title numeric GENERATED ALWAYS AS (length(body)) STORED) INHERITS (notes);

CREATE TYPE size AS ENUM ('large');
CREATE TABLE boxes (k integer, size size DEFAULT 'large') PARTITION BY LIST (k);
CREATE TABLE boxes_1 PARTITION OF boxes DEFAULT;

CREATE TABLE lines (body text, length integer GENERATED ALWAYS AS (length(body)) STORED);
CREATE TABLE long_lines () INHERITS (lines);
CREATE SEQUENCE line_numbers OWNED BY long_lines.length;
