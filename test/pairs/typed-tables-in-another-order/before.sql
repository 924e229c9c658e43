CREATE TYPE spot AS (x bigint, y text);
CREATE TABLE spots OF spot (PRIMARY KEY (y));
CREATE TYPE place AS (b integer, a text);
CREATE TABLE places (a text DEFAULT 'here', b integer);
