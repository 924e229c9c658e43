-- A child has a column that its parent gets, of another type; a new child has one that its parent loses.
CREATE TABLE gets (a interval);
CREATE TABLE has (c real NOT NULL) INHERITS (gets);
CREATE TABLE loses (x integer, c inet);

-- A partition leaves while a computed column of its table is rebuilt with the function that computes it.
CREATE FUNCTION shown(a numeric) RETURNS text IMMUTABLE LANGUAGE sql RETURN a::text;
CREATE TABLE parted (k numeric, g text GENERATED ALWAYS AS (shown(k)) STORED NOT NULL) PARTITION BY HASH (k);
CREATE TABLE stays PARTITION OF parted FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE leaves PARTITION OF parted FOR VALUES WITH (MODULUS 4, REMAINDER 0);

-- A table loses a column that a child of its child keeps, with another type.
CREATE TABLE first (c boolean);
CREATE TABLE second () INHERITS (first);
CREATE TABLE third () INHERITS (second);

-- A function that used that column of the table uses the one of the new child.
CREATE TABLE mother (x integer, c text);
CREATE FUNCTION counted() RETURNS bigint STABLE LANGUAGE sql
  BEGIN ATOMIC SELECT count(*) FROM mother WHERE c LIKE 'a%'; END;
-- A child is rebuilt, and its parent has a column of the same name only while it is a partition.
CREATE TABLE river (width float8) PARTITION BY HASH (width);
CREATE TABLE canal ();
CREATE TABLE basin (k integer, width date) INHERITS (canal);
