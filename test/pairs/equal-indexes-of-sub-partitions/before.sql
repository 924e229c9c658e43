CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE m PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE c PARTITION OF m DEFAULT;
-- A new index takes over the index of the table in between, with its parts.
CREATE TABLE top (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE middle PARTITION OF top FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE bottom PARTITION OF middle DEFAULT;
CREATE INDEX middle_index ON middle (b);
