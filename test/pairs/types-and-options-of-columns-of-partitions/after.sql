CREATE DOMAIN label AS varchar(20);
CREATE TYPE size AS (height integer, width integer);
CREATE TYPE grade AS ENUM ('b', 'a');
CREATE TYPE span AS RANGE (subtype = bigint);
CREATE TABLE box (
  shelf integer, name label DEFAULT 'box', code label, outer_size size, grade grade DEFAULT 'a', years span
) PARTITION BY LIST (shelf);
CREATE TABLE box_1 PARTITION OF box FOR VALUES IN (1) PARTITION BY LIST (shelf);
CREATE TABLE box_1_all PARTITION OF box_1 DEFAULT;
CREATE TABLE box_2 PARTITION OF box FOR VALUES IN (2);
ALTER TABLE box_1_all ALTER name SET DEFAULT 'of one', ALTER outer_size SET DEFAULT ROW(2, 1)::size, ALTER grade SET DEFAULT 'b';
ALTER TABLE box_2 ALTER name DROP DEFAULT;
ALTER TABLE box ALTER code SET STORAGE MAIN;
ALTER TABLE box_2 ALTER code SET STORAGE EXTERNAL, ALTER code SET STATISTICS 300;
CREATE INDEX box_name ON box (name);
ALTER TABLE box ALTER shelf SET STATISTICS 200;
-- A new partition has no statistics target, but the storage of the partitioned table.
CREATE TABLE box_3 PARTITION OF box FOR VALUES IN (3);
ALTER TABLE box_3 ALTER shelf SET (n_distinct = 1);
CREATE TABLE item (name label, outer_size size);
CREATE TABLE toy (age integer) INHERITS (item);
CREATE TABLE puzzle (outer_size size) INHERITS (item);
CREATE TABLE parent (note text);
ALTER TABLE parent ALTER note SET STATISTICS 300;
CREATE TABLE child () INHERITS (parent);
CREATE DOMAIN mark AS inet;
CREATE TABLE sheet (sign mark DEFAULT '10.0.0.7'::inet::mark);
CREATE TABLE page () INHERITS (sheet);
CREATE DOMAIN code AS numeric;
CREATE TABLE letter (kind code) PARTITION BY LIST (kind);
ALTER TABLE letter ALTER kind SET STATISTICS 230;
CREATE TABLE letter_1 (kind code);
CREATE TYPE cell AS (y inet);
CREATE TABLE grid (at cell, k integer) PARTITION BY RANGE (k);
ALTER TABLE grid ALTER at SET STATISTICS 350;
CREATE TABLE grid_1 PARTITION OF grid FOR VALUES FROM (1) TO (3);
