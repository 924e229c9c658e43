CREATE TABLE parent (id integer, amount bigint);
CREATE TABLE child () INHERITS (parent);
CREATE VIEW amounts AS SELECT amount FROM child;
CREATE POLICY rich ON child USING (amount > 1);
CREATE FUNCTION is_gone(r child) RETURNS boolean LANGUAGE sql RETURN (r).amount IS NULL;
CREATE TABLE whole (id integer, amount bigint) PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id);
CREATE TABLE small_part PARTITION OF part DEFAULT;
CREATE MATERIALIZED VIEW small_amounts AS SELECT amount FROM small_part;
