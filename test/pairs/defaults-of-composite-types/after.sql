CREATE TYPE place AS (street text, floor integer);
CREATE TABLE shop (id integer, at place DEFAULT ROW('Main', 1)::place);
CREATE TYPE size AS (width integer, height integer);
CREATE TABLE box (id integer, size size DEFAULT ROW(1, 2)::size);
CREATE TYPE spot AS (y point, x text);
CREATE TABLE mark (at char(8));
CREATE TABLE crossing (of spot) INHERITS (mark);
