-- A partition owns the sequence, and the partitioned table draws from it.
CREATE SEQUENCE numbers;
CREATE TABLE parcels (number bigint DEFAULT nextval('numbers'), place integer) PARTITION BY list (place);
CREATE TABLE parcels_1 PARTITION OF parcels FOR VALUES IN (1);
ALTER SEQUENCE numbers OWNED BY parcels_1.place;
