CREATE TYPE span AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = spans);
CREATE TABLE stays (room int, during span, CONSTRAINT stays_some CHECK (NOT isempty(during)));
CREATE INDEX stays_empty ON stays ((isempty(during)));
CREATE INDEX stays_room ON stays (room) WHERE NOT isempty(during);
CREATE STATISTICS stays_stat ON (isempty(during)) FROM stays;
