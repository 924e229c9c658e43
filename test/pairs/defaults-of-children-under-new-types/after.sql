CREATE TYPE e AS ENUM ('a', 'c', 'b');
CREATE TABLE t (id integer, v e DEFAULT 'a');
CREATE TABLE c () INHERITS (t);
CREATE DOMAIN d AS text DEFAULT ('a'::e)::text;
ALTER TABLE t ADD y d;

CREATE TABLE length (cm integer, inch integer DEFAULT length('a'));
CREATE TABLE width (cm integer DEFAULT length('ab'), inch integer DEFAULT length('ab')) INHERITS (length);
CREATE TABLE depth (inch integer DEFAULT length('abc')) INHERITS (width);
