CREATE TYPE pair AS (b inet, a boolean);
CREATE TABLE whole (k integer NOT NULL, c pair DEFAULT ROW('10.0.0.7', true)::pair) PARTITION BY RANGE (k);
CREATE TABLE low PARTITION OF whole FOR VALUES FROM (2) TO (4);
CREATE TABLE high PARTITION OF whole FOR VALUES FROM (4) TO (7);

CREATE TYPE mood AS ENUM ('good', 'odd');
CREATE TABLE below (k integer, m mood NOT NULL) PARTITION BY LIST (k);
CREATE TABLE above PARTITION OF below FOR VALUES IN (5, 6) PARTITION BY LIST (k);

CREATE TABLE parent (moods mood[], n integer GENERATED ALWAYS AS (array_length(moods, 1)) STORED, owner integer);
CREATE TABLE child () INHERITS (parent);
CREATE SEQUENCE owned OWNED BY child.owner;

-- Two columns exchange their types, and both types are rebuilt.
CREATE TYPE reach AS RANGE (SUBTYPE = integer);
CREATE TYPE stretch AS RANGE (SUBTYPE = numeric);
CREATE TABLE spans (a reach, b stretch);

-- A partition comes to a new table, and its columns exchange their types while one of these is rebuilt.
CREATE TYPE shade AS ENUM ('red');
CREATE TABLE tints (b numeric PRIMARY KEY, a shade[]) PARTITION BY HASH (b);
CREATE TABLE hue PARTITION OF tints FOR VALUES WITH (MODULUS 4, REMAINDER 0);
