CREATE TABLE city (id integer PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE city_1 PARTITION OF city FOR VALUES IN (1);
CREATE TABLE house (home integer, other integer, FOREIGN KEY (home) REFERENCES city);
ALTER TABLE house ADD CONSTRAINT in_city FOREIGN KEY (home) REFERENCES city;
-- The server names what a foreign key has for each partition, and street_home_fkey must remain free.
CREATE TABLE street (home integer, FOREIGN KEY (home) REFERENCES city);
ALTER TABLE street ADD CONSTRAINT in_city FOREIGN KEY (home) REFERENCES city;
-- New, while a partition that it would refer to goes.
CREATE TABLE bridge (home integer, FOREIGN KEY (home) REFERENCES city);
ALTER TABLE bridge ADD CONSTRAINT at_city FOREIGN KEY (home) REFERENCES city;
CREATE TABLE path (home integer, other integer, CONSTRAINT ends_1 FOREIGN KEY (home) REFERENCES city);
CREATE TABLE ford (home integer, other integer, CONSTRAINT ends_1 FOREIGN KEY (other) REFERENCES city);
ALTER TABLE ford ADD CONSTRAINT ends FOREIGN KEY (home) REFERENCES city;
