CREATE TABLE voyage (line text, ship text) PARTITION BY LIST (line);
CREATE TABLE voyage_baltic PARTITION OF voyage FOR VALUES IN ('baltic') PARTITION BY LIST (ship);
CREATE TABLE cargo (weight integer);
-- A table becomes a child when the parent of its parent has lost a column.
CREATE TABLE top (gone integer);
CREATE TABLE middle () INHERITS (top);
CREATE TABLE bottom ();
