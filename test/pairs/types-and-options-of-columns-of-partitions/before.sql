CREATE DOMAIN label AS text;
CREATE TYPE size AS (width integer);
CREATE TYPE grade AS ENUM ('a', 'b', 'c');
CREATE TYPE span AS RANGE (subtype = integer);
CREATE TABLE box (
  shelf integer, name label DEFAULT 'box', code label, outer_size size, grade grade DEFAULT 'a', years span
) PARTITION BY LIST (shelf);
CREATE TABLE box_1 PARTITION OF box FOR VALUES IN (1) PARTITION BY LIST (shelf);
CREATE TABLE box_1_all PARTITION OF box_1 DEFAULT;
CREATE TABLE box_2 PARTITION OF box FOR VALUES IN (2);
ALTER TABLE box_1_all ALTER name SET DEFAULT 'of one', ALTER outer_size SET DEFAULT ROW(1)::size, ALTER grade SET DEFAULT 'b';
ALTER TABLE box_2 ALTER name DROP DEFAULT;
ALTER TABLE box ALTER code SET STORAGE MAIN;
ALTER TABLE box_2 ALTER code SET STORAGE EXTERNAL, ALTER code SET STATISTICS 300;
CREATE INDEX box_name ON box (name);
CREATE TABLE item (name label, outer_size size);
CREATE TABLE toy (age integer) INHERITS (item);
CREATE TABLE puzzle (outer_size size) INHERITS (item);
-- A table that is rebuilt comes to its parent after the parent has a column with options.
CREATE TABLE parent ();
CREATE TABLE child (day date) PARTITION BY HASH (day);
-- A child gets a column of a rebuilt domain from its parent, with a default.
CREATE DOMAIN mark AS real;
CREATE TABLE sheet ();
CREATE TABLE page () INHERITS (sheet);
-- A table of a domain that is rebuilt becomes a partition, and stops to be one.
CREATE DOMAIN code AS varchar;
CREATE TABLE letter (kind code) PARTITION BY LIST (kind);
ALTER TABLE letter ALTER kind SET STATISTICS 230;
CREATE TABLE letter_1 PARTITION OF letter FOR VALUES IN ('1');
-- A partition gets other bounds while the type of a column with a statistics target is rebuilt.
CREATE TYPE cell AS (x smallint, y inet);
CREATE TABLE grid (at cell, k integer) PARTITION BY RANGE (k);
ALTER TABLE grid ALTER at SET STATISTICS 350;
CREATE TABLE grid_1 PARTITION OF grid FOR VALUES FROM (3) TO (5);
-- A parent gets, or loses, a column with options that its child has for itself, with others.
CREATE TABLE stock (amount smallint);
ALTER TABLE stock ALTER amount SET STATISTICS 230;
CREATE TABLE spare (note text, place text) INHERITS (stock);
ALTER TABLE spare ALTER note SET STATISTICS 20, ALTER place SET STORAGE PLAIN;
-- A partition has NOT NULL for itself on a column that gets another type, and NOT NULL, with that of its table.
CREATE TABLE hall (doors json[] NOT NULL, name text, size real) PARTITION BY RANGE (name);
ALTER TABLE hall ALTER size SET STATISTICS 470;
CREATE TABLE hall_1 PARTITION OF hall DEFAULT;
ALTER TABLE hall_1 ADD CONSTRAINT hall_once PRIMARY KEY (size);
