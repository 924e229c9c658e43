CREATE TYPE kind AS ENUM ('large', 'small', 'vast');
CREATE DOMAIN shelf AS bigint CHECK (VALUE > 0);
CREATE FUNCTION year_of(day date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT extract(year FROM day)::integer $$;
CREATE TABLE box (id integer, kind kind) PARTITION BY LIST (kind);
CREATE TABLE box_small PARTITION OF box FOR VALUES IN ('small');
CREATE TABLE box_other PARTITION OF box FOR VALUES IN ('large', 'vast');
CREATE TABLE book (shelf shelf, copy integer) PARTITION BY RANGE (shelf);
CREATE TABLE book_low PARTITION OF book FOR VALUES FROM (1) TO (10);
CREATE TABLE page (number bigint, text text) PARTITION BY RANGE (number);
CREATE TABLE page_low PARTITION OF page FOR VALUES FROM (1) TO (10);
CREATE TABLE loan (day date) PARTITION BY RANGE (year_of(day));
CREATE TABLE loan_2025 PARTITION OF loan FOR VALUES FROM (2025) TO (2026);
CREATE TABLE token (b integer) PARTITION BY HASH (b);
CREATE TABLE token_0 PARTITION OF token FOR VALUES WITH (MODULUS 1, REMAINDER 0);

CREATE TABLE load (k integer) PARTITION BY LIST (k);

CREATE TABLE word (w text COLLATE "C") PARTITION BY LIST (w);
CREATE TABLE word_a PARTITION OF word FOR VALUES IN ('a');
