CREATE TABLE trip (day integer, km integer) PARTITION BY LIST (day);
CREATE TABLE trip_1 PARTITION OF trip FOR VALUES IN (1);
ALTER TABLE trip ADD CONSTRAINT far CHECK (km > 0) NOT VALID;
CREATE TABLE trip_2 PARTITION OF trip FOR VALUES IN (2);
CREATE TABLE walk (km integer);
ALTER TABLE walk ADD CONSTRAINT far CHECK (km > 0) NOT VALID;
CREATE TABLE hike (height integer) INHERITS (walk);
-- A partition goes that has another check of the name.
CREATE TABLE flight (day integer, km integer) PARTITION BY LIST (day);
CREATE TABLE flight_1 PARTITION OF flight (CONSTRAINT far CHECK (day > 0)) FOR VALUES IN (1);
