-- What stands on a column of a child or a partition is in the way when the column of the parent changes.
CREATE TABLE parent (id integer, amount integer, gone boolean);
CREATE TABLE child () INHERITS (parent);
CREATE VIEW amounts AS SELECT amount FROM child;
CREATE POLICY rich ON child USING (amount > 1);
CREATE FUNCTION is_gone(r child) RETURNS boolean LANGUAGE sql RETURN (r).gone;
CREATE TABLE whole (id integer, amount integer) PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id);
CREATE TABLE small_part PARTITION OF part DEFAULT;
CREATE MATERIALIZED VIEW small_amounts AS SELECT amount FROM small_part;
