CREATE TYPE place AS (street text, floor integer);
CREATE TABLE shop (id integer, at place DEFAULT ROW('Main', 1)::place);
CREATE TYPE size AS (width integer, height integer);
CREATE TABLE box (id integer, size size DEFAULT ROW(1, 2)::size);
CREATE TYPE spot AS (y point, x text);
CREATE TABLE mark (at char(8));
CREATE TABLE crossing (of spot) INHERITS (mark);
CREATE TYPE area AS (width integer);
CREATE TABLE field (size area DEFAULT ROW(1)::area, n integer) PARTITION BY RANGE (n);
CREATE TABLE field_1 PARTITION OF field FOR VALUES FROM (1) TO (2);
CREATE TYPE span AS (width integer, note jsonb);
CREATE TABLE bridge (now span, is_open boolean GENERATED ALWAYS AS (now IS NULL) STORED);
CREATE TYPE stay AS (until date);
CREATE DOMAIN visit AS stay DEFAULT ROW('2020-01-03'::date)::stay;
CREATE TABLE guest (stays visit);

CREATE TYPE small AS (a integer, b integer);
CREATE TYPE big AS (s small);
CREATE TABLE boxes (content big[] DEFAULT ARRAY[ROW(ROW(1, 2)::small)::big]);
