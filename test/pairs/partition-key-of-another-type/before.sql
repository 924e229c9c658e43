CREATE TYPE kind AS ENUM ('small', 'large', 'huge');
CREATE DOMAIN shelf AS integer CHECK (VALUE > 0);
CREATE FUNCTION year_of(moment date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT extract(year FROM moment)::integer $$;
CREATE TABLE box (id integer, kind kind) PARTITION BY LIST (kind);
CREATE TABLE box_small PARTITION OF box FOR VALUES IN ('small');
CREATE TABLE box_other PARTITION OF box FOR VALUES IN ('large', 'huge');
CREATE TABLE book (shelf shelf, copy integer) PARTITION BY RANGE (shelf);
CREATE TABLE book_low PARTITION OF book FOR VALUES FROM (1) TO (10);
CREATE TABLE page (number integer, text text) PARTITION BY RANGE (number);
CREATE TABLE page_low PARTITION OF page FOR VALUES FROM (1) TO (10);
CREATE TABLE loan (day date) PARTITION BY RANGE (year_of(day));
CREATE TABLE loan_2025 PARTITION OF loan FOR VALUES FROM (2025) TO (2026);
CREATE TABLE token (a integer) PARTITION BY HASH (a);
CREATE TABLE token_0 PARTITION OF token FOR VALUES WITH (MODULUS 1, REMAINDER 0);

-- A column goes from a table that is rebuilt, and its type with it.
CREATE DOMAIN weight AS integer;
CREATE TABLE load (k integer, c weight) PARTITION BY HASH (k);

-- Or of another collation.
CREATE TABLE word (w text) PARTITION BY LIST (w);
CREATE TABLE word_a PARTITION OF word FOR VALUES IN ('a');
