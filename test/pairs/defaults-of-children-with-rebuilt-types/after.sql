CREATE TYPE e AS ENUM ('a', 'c', 'b');
CREATE TABLE t (id integer, v e DEFAULT 'a');
CREATE TABLE c () INHERITS (t);
CREATE DOMAIN d AS text DEFAULT ('a'::e)::text;
ALTER TABLE t ADD y d;
