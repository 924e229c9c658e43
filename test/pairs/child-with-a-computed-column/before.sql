CREATE TABLE price (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED);
-- The column that a parent and its child compute goes from both with that of the parent.
CREATE TABLE crate (weight integer, heavy boolean GENERATED ALWAYS AS (weight > 9) STORED);
CREATE TABLE barrel (label text) INHERITS (crate);
