-- NOT NULL constraints behind the primary keys of new children and partitions, and a new identity column above children.
CREATE TABLE base (x integer);
CREATE TABLE derived (y integer) INHERITS (base);
CREATE TABLE parted (x integer) PARTITION BY LIST (x);
CREATE TABLE parted_1 PARTITION OF parted DEFAULT;
CREATE TABLE refers (a integer, c integer);
