CREATE TABLE number (value integer);
-- A partitioned table refers to itself, and is rebuilt: what partitions have from it goes with it.
CREATE FUNCTION is_short(a text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN length(a) < 9;
CREATE TABLE tree (k char(8), n bigint, PRIMARY KEY (k, n), CONSTRAINT few CHECK (is_short(k::text))) PARTITION BY HASH (k);
CREATE TABLE tree_1 PARTITION OF tree FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE tree ADD FOREIGN KEY (k, n) REFERENCES tree;
CREATE TABLE leaf (k char(8), n bigint, FOREIGN KEY (k, n) REFERENCES tree);
