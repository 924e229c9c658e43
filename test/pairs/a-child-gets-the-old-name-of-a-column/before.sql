CREATE TABLE person (name text);
CREATE TABLE author () INHERITS (person);
CREATE VIEW author_names AS SELECT name FROM author;
CREATE FUNCTION first_author() RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT name FROM author LIMIT 1; END;
INSERT INTO author VALUES ('Ada');
