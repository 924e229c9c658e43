-- NOT NULL constraints behind the primary keys of new children and partitions, and a new identity column above children.
CREATE TABLE base (x integer);
CREATE TABLE derived (y integer) INHERITS (base);
CREATE TABLE parted (x integer) PARTITION BY LIST (x);
CREATE TABLE parted_1 PARTITION OF parted DEFAULT;
CREATE TABLE refers (a integer, c integer);

-- A partition moves to another table with an identity. Its own partition gets that, too.
CREATE TABLE shelf (number bigint GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (number);
CREATE TABLE board PARTITION OF shelf DEFAULT PARTITION BY LIST (number);
CREATE TABLE board_5 PARTITION OF board FOR VALUES IN (5);
