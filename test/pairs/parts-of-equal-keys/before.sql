-- Each of two equal keys has its part in a partition, and the names of the parts don't tell which is which.
CREATE TABLE badge (code text) PARTITION BY LIST (code);
CREATE TABLE badge_a PARTITION OF badge FOR VALUES IN ('a');
ALTER TABLE badge ADD UNIQUE (code);

-- A new partition gets the parts of the old keys first.
CREATE TABLE seat (n numeric) PARTITION BY HASH (n);
CREATE TABLE seat_0 PARTITION OF seat FOR VALUES WITH (MODULUS 4, REMAINDER 0) PARTITION BY LIST (n);
ALTER TABLE seat ADD CONSTRAINT seat_once UNIQUE (n);
ALTER TABLE seat ADD CONSTRAINT seat_again UNIQUE (n);

-- Partitions of partitions, and indexes that change their names.
CREATE TABLE ride (n integer, day date) PARTITION BY LIST (n);
CREATE TABLE ride_1 PARTITION OF ride FOR VALUES IN (1) PARTITION BY RANGE (day);
CREATE TABLE ride_1_old PARTITION OF ride_1 DEFAULT;
CREATE INDEX first ON ride (day);
CREATE INDEX second ON ride (day);
