-- PostgreSQL lets the view and the function follow the parent's rename, but they are to read the child's new column.
CREATE TABLE person (full_name text);
CREATE TABLE author (name text) INHERITS (person);
CREATE VIEW author_names AS SELECT name FROM author;
CREATE FUNCTION first_author() RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT name FROM author LIMIT 1; END;
