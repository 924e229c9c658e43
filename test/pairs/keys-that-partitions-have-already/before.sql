-- A partition's own foreign key becomes the part of an equal one of the partitioned table, and keeps its name.
CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE trips (place integer, day date) PARTITION BY list (day);
CREATE TABLE trips_1 PARTITION OF trips FOR VALUES IN ('2030-01-01');

-- The partition with a primary key is dropped, and the partitioned table gets one.
CREATE TABLE stops (id integer NOT NULL, day date NOT NULL) PARTITION BY list (day);
CREATE TABLE stops_1 PARTITION OF stops FOR VALUES IN ('2030-01-01');
ALTER TABLE stops_1 ADD PRIMARY KEY (id);

-- The table is attached with its foreign key, which gets the name and the comment of the inherited one.
CREATE TABLE rides (place integer, day date) PARTITION BY list (day);
ALTER TABLE rides ADD CONSTRAINT rides_place FOREIGN KEY (place) REFERENCES places (id);
CREATE TABLE rides_1 (place integer, day date);
ALTER TABLE rides_1 ADD CONSTRAINT rides_1_place FOREIGN KEY (place) REFERENCES places (id);
COMMENT ON CONSTRAINT rides_1_place ON rides_1 IS 'own';

-- The table that the foreign key refers to becomes partitioned when the partition is attached.
CREATE TABLE hosts (id integer PRIMARY KEY);
CREATE TABLE visits (host integer, day date) PARTITION BY list (day);
CREATE TABLE visits_1 (host integer, day date);
ALTER TABLE visits_1 ADD CONSTRAINT visits_1_host FOREIGN KEY (host) REFERENCES hosts (id);
CREATE TABLE visits_2 PARTITION OF visits (FOREIGN KEY (host) REFERENCES hosts (id)) FOR VALUES IN ('2030-01-02');

-- Partitions have a foreign key of their own next to the equal one that they inherit.
CREATE TABLE calls (place integer, day date, CONSTRAINT calls_place FOREIGN KEY (place) REFERENCES places (id)) PARTITION BY list (day);
CREATE TABLE calls_1 (place integer, day date, CONSTRAINT calls_1_place FOREIGN KEY (place) REFERENCES places (id));
CREATE TABLE calls_2 (place integer, day date, CONSTRAINT calls_2_place FOREIGN KEY (place) REFERENCES places (id));
COMMENT ON CONSTRAINT calls_2_place ON calls_2 IS 'own';
ALTER TABLE calls ATTACH PARTITION calls_2 FOR VALUES IN ('2030-01-02');

-- A unique constraint becomes the part of a primary key, which ATTACH doesn't allow.
CREATE TABLE tolls (id integer NOT NULL, day date NOT NULL, CONSTRAINT tolls_key PRIMARY KEY (id, day)) PARTITION BY list (day);
CREATE TABLE tolls_1 PARTITION OF tolls FOR VALUES IN ('2030-01-01');
