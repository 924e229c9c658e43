CREATE TYPE pair AS (a text, c date);
CREATE DOMAIN new_pair AS pair;
CREATE TABLE lists (pairs new_pair[], one new_pair);
CREATE DOMAIN size AS integer CHECK (VALUE > 1);
CREATE DOMAIN large AS size CHECK (VALUE > 10);
CREATE TABLE sizes (value large);
CREATE TABLE parts (kept integer, pair boolean, size bigint) PARTITION BY LIST (kept);
CREATE TABLE parts_default PARTITION OF parts DEFAULT;
