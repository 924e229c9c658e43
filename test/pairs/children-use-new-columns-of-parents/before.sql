CREATE TABLE voyage (line text, ship text) PARTITION BY LIST (line);
CREATE TABLE voyage_baltic PARTITION OF voyage FOR VALUES IN ('baltic') PARTITION BY LIST (ship);
CREATE TABLE cargo (weight integer);
-- A table becomes a child when the parent of its parent has lost a column.
CREATE TABLE top (gone integer);
CREATE TABLE middle () INHERITS (top);
CREATE TABLE bottom ();
-- Two tables lose a column with a default of a user's type that a child of both keeps, and another child loses.
CREATE TYPE reach AS RANGE (SUBTYPE = date);
CREATE TABLE plan (span reach DEFAULT '[2020-01-08,2020-01-09)', weeks integer, PRIMARY KEY (span, weeks));
CREATE TABLE small_plan () INHERITS (plan);
CREATE TABLE tiny_plan () INHERITS (small_plan);
CREATE TABLE vague_plan () INHERITS (plan);
