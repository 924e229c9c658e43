CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (id integer, v e DEFAULT 'a');
CREATE TABLE c () INHERITS (t);
CREATE TYPE d AS (v e);
ALTER TABLE t ADD y d DEFAULT ROW('a');

-- The columns of parents get types that PostgreSQL can't cast to, and children have other defaults.
CREATE TABLE length (cm text, inch text DEFAULT length('a'));
CREATE TABLE width (cm text DEFAULT length('ab'), inch text DEFAULT length('ab')) INHERITS (length);
CREATE TABLE depth (inch text DEFAULT length('abc')) INHERITS (width);

-- The column of a partition becomes an identity with that of its table, and its default used an enum that is rebuilt.
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE tank (place integer, levels level[] DEFAULT ARRAY['low'::level]) PARTITION BY LIST (place);
CREATE TABLE tank_1 PARTITION OF tank DEFAULT;
