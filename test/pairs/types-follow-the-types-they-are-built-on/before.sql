CREATE TYPE pair AS (a text, b integer, c date);
CREATE DOMAIN old_pair AS pair;
CREATE TABLE lists (pairs old_pair[], one old_pair);
CREATE DOMAIN size AS integer CHECK (VALUE > 0);
CREATE DOMAIN small AS size CHECK (VALUE < 10);
CREATE TABLE sizes (value small);
CREATE TABLE parts (kept integer, pair old_pair, size small) PARTITION BY RANGE (kept);
CREATE TABLE parts_default PARTITION OF parts DEFAULT;
