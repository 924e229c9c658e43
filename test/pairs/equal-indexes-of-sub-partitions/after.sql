-- Both indexes give the sub-partition one of the same name, except for a number.
CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE m PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE c PARTITION OF m DEFAULT;
CREATE INDEX ON p (b);
CREATE INDEX m_index ON m (b);
CREATE TABLE top (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE middle PARTITION OF top FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE bottom PARTITION OF middle DEFAULT;
CREATE INDEX middle_index ON middle (b);
CREATE INDEX ON top (b);
