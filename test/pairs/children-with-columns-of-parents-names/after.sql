CREATE TYPE pair AS (a varchar);
CREATE TABLE gets (a interval, c pair NOT NULL);
ALTER TABLE gets ALTER COLUMN c SET (n_distinct = 45);
CREATE TABLE has () INHERITS (gets);
CREATE TABLE loses (x integer);
CREATE TABLE new_child (c text) INHERITS (loses);

CREATE SCHEMA app;
CREATE FUNCTION app.shown(a numeric) RETURNS text IMMUTABLE LANGUAGE sql RETURN a::text;
CREATE TABLE parted (k numeric, g text GENERATED ALWAYS AS (app.shown(k)) STORED NOT NULL) PARTITION BY HASH (k);
CREATE TABLE stays PARTITION OF parted FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE leaves (k numeric, g text GENERATED ALWAYS AS (app.shown(k)) STORED NOT NULL);

CREATE TABLE first ();
CREATE TABLE second () INHERITS (first);
CREATE TABLE third (c date) INHERITS (second);

CREATE TABLE mother (x integer);
CREATE TABLE daughter (c text) INHERITS (mother);
CREATE FUNCTION counted() RETURNS bigint STABLE LANGUAGE sql
  BEGIN ATOMIC SELECT count(*) FROM daughter WHERE c LIKE 'b%'; END;
CREATE TABLE river (width float8) PARTITION BY HASH (width);
CREATE TABLE canal PARTITION OF river FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE basin (k integer, width date) PARTITION BY HASH (k);
