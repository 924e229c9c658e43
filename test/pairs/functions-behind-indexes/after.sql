-- With an empty search path the body must name the schema. PostgreSQL reads it when it makes the index.
CREATE FUNCTION z_plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE FUNCTION a_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE
  AS 'SELECT to_tsvector(''simple'', public.z_plain($1))';
CREATE TABLE t (name text);
CREATE INDEX ON t USING gin (a_words(name));
CREATE FUNCTION m_rows() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM t';

-- A partition gets another parent while a function behind an index of both is rebuilt.
CREATE TYPE mood AS ENUM ('good', 'dull');
CREATE FUNCTION is_known(title text, m mood DEFAULT NULL) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT title <> '' $$;
CREATE TABLE rack (title text, m mood) PARTITION BY LIST (title);
CREATE TABLE all_books PARTITION OF rack DEFAULT;
CREATE INDEX known ON rack (is_known(title));
CREATE INDEX dull ON rack ((m = 'dull'::mood));
