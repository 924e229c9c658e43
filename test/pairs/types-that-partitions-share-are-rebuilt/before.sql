-- Partitions of other bounds use a composite type that is rebuilt, and two tables change places while their enum is.
CREATE TYPE pair AS (a integer, b inet);
CREATE TABLE whole (k integer NOT NULL, c pair DEFAULT ROW(1, '10.0.0.7')::pair) PARTITION BY RANGE (k);
CREATE TABLE low PARTITION OF whole FOR VALUES FROM (3) TO (5);
CREATE TABLE high PARTITION OF whole FOR VALUES FROM (5) TO (7);

CREATE TYPE mood AS ENUM ('bad', 'odd', 'good');
CREATE TABLE above (k integer, m mood NOT NULL) PARTITION BY LIST (k);
CREATE TABLE below PARTITION OF above FOR VALUES IN (5, 6) PARTITION BY LIST (k);

-- What is computed from the enum goes with that of the parent, and comes with it; a column takes a sequence along that it owns.
CREATE TABLE parent (moods mood[], n integer GENERATED ALWAYS AS (array_length(moods, 1)) STORED, owner integer);
CREATE TABLE child () INHERITS (parent);
CREATE SEQUENCE owned OWNED BY child.n;

-- Two columns exchange their types, and both types are rebuilt.
CREATE TYPE reach AS RANGE (SUBTYPE = numeric);
CREATE TYPE stretch AS RANGE (SUBTYPE = integer);
CREATE TABLE spans (a stretch, b reach);

-- A partition comes to a new table, and its columns exchange their types while one of these is rebuilt.
CREATE TYPE shade AS ENUM ('red', 'blue');
CREATE TABLE hues (a numeric, b shade[]) PARTITION BY HASH (a);
CREATE TABLE hue PARTITION OF hues FOR VALUES WITH (MODULUS 4, REMAINDER 0);
