CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE m PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE c PARTITION OF m DEFAULT;
-- A new index takes over the index of the table in between, with its parts.
CREATE TABLE top (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE middle PARTITION OF top FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE bottom PARTITION OF middle DEFAULT;
CREATE INDEX middle_index ON middle (b);

-- A table leaves, and a part of its index gets the name of one that goes.
CREATE TABLE town (k integer, v integer) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF town FOR VALUES IN (1) PARTITION BY LIST (v);
CREATE TABLE street PARTITION OF part FOR VALUES IN (1);
CREATE INDEX ON town USING brin (v);
CREATE INDEX own ON part (v);
