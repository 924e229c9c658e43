CREATE TABLE other (id integer);

-- A partition gets another parent while a function behind an index of both is rebuilt.
CREATE TYPE mood AS ENUM ('dull', 'good');
CREATE FUNCTION is_known(title text, m mood DEFAULT NULL) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT title <> '' $$;
CREATE TABLE shelf (title text, m mood) PARTITION BY LIST (title);
CREATE TABLE all_books PARTITION OF shelf DEFAULT;
CREATE INDEX known ON shelf (is_known(title));
CREATE INDEX dull ON shelf ((m = 'dull'::mood));
