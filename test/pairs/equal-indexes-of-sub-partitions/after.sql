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

CREATE TABLE town (k integer, v integer) PARTITION BY LIST (k);
CREATE TABLE part (k integer, v integer) PARTITION BY LIST (v);
CREATE TABLE street PARTITION OF part FOR VALUES IN (1);
CREATE INDEX ON town USING brin (v);
CREATE INDEX own ON part (v);
