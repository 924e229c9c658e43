-- PostgreSQL refuses to change the type of a column, or an attribute, while a parsed expression of a routine uses the rows.
CREATE TABLE place (id integer, height integer, name text);
CREATE TABLE hill () INHERITS (place);
CREATE FUNCTION called(p place) RETURNS text LANGUAGE sql RETURN p.name;
CREATE FUNCTION exists_at_all(h hill) RETURNS boolean LANGUAGE sql RETURN h IS NOT NULL;
CREATE FUNCTION taller(than integer, p place DEFAULT NULL) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION quoted(p place) RETURNS text LANGUAGE sql AS 'SELECT p.name';
CREATE TYPE price AS (amount integer, currency text);
CREATE FUNCTION currency_of(p price) RETURNS text LANGUAGE sql RETURN p.currency;
CREATE VIEW free AS SELECT (ROW(0, 'none')::price).amount;
