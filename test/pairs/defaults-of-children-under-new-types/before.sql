CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (id integer, v e DEFAULT 'a');
CREATE TABLE c () INHERITS (t);
CREATE TYPE d AS (v e);
ALTER TABLE t ADD y d DEFAULT ROW('a');

-- The columns of parents get types that PostgreSQL can't cast to, and children have other defaults.
CREATE TABLE length (cm text, inch text DEFAULT length('a'));
CREATE TABLE width (cm text DEFAULT length('ab'), inch text DEFAULT length('ab')) INHERITS (length);
CREATE TABLE depth (inch text DEFAULT length('abc')) INHERITS (width);
