CREATE TYPE place AS (street text, number integer);
CREATE TABLE shop (id integer, at place DEFAULT ROW('Main', 1)::place);
CREATE TYPE size AS (width integer);
CREATE TABLE box (id integer, size size DEFAULT ROW(1)::size);
-- a child gets the type from its parent while the type is built again
CREATE TYPE spot AS (x point, y text);
CREATE TABLE mark (at spot);
CREATE TABLE crossing (of spot) INHERITS (mark);
-- The partitioned table and its partition are rebuilt together with the type of their column.
CREATE TYPE area AS (width integer, height integer);
CREATE TABLE field (size area DEFAULT ROW(1, 2)::area, k integer) PARTITION BY RANGE (k);
CREATE TABLE field_1 PARTITION OF field FOR VALUES FROM (1) TO (2);
-- A generated column turns from a column of the type as it was to one of the type as it is.
CREATE TYPE span AS (width integer, note text);
CREATE TABLE bridge (old span, is_open boolean GENERATED ALWAYS AS (old IS NULL) STORED);
-- The default of a domain over a type that loses an attribute.
CREATE TYPE stay AS (since date);
CREATE DOMAIN visit AS stay DEFAULT ROW('2020-01-03'::date)::stay;
CREATE TABLE guest (stays visit);

-- A column leaves a type that changes, and the new default uses that type as it is after.
CREATE TYPE small AS (a integer);
CREATE TYPE big AS (s small);
CREATE TABLE boxes (content small NOT NULL);
