CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE trips (place integer, day date) PARTITION BY list (day);
CREATE TABLE trips_1 PARTITION OF trips FOR VALUES IN ('2030-01-01');
ALTER TABLE trips_1 ADD CONSTRAINT trips_1_place FOREIGN KEY (place) REFERENCES places (id);
COMMENT ON CONSTRAINT trips_1_place ON trips_1 IS 'own';
ALTER TABLE trips ADD CONSTRAINT trips_place FOREIGN KEY (place) REFERENCES places (id);

CREATE TABLE stops (id integer NOT NULL, day date NOT NULL) PARTITION BY list (day);
ALTER TABLE stops ADD PRIMARY KEY (id, day);

CREATE TABLE rides (place integer, day date) PARTITION BY list (day);
ALTER TABLE rides ADD CONSTRAINT rides_place FOREIGN KEY (place) REFERENCES places (id);
CREATE TABLE rides_1 PARTITION OF rides FOR VALUES IN ('2030-01-01');

CREATE TABLE hosts (id integer PRIMARY KEY) PARTITION BY range (id);
CREATE TABLE hosts_1 PARTITION OF hosts DEFAULT;
CREATE TABLE visits (host integer, day date) PARTITION BY list (day);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES IN ('2030-01-01');
ALTER TABLE visits ADD CONSTRAINT visits_host FOREIGN KEY (host) REFERENCES hosts (id);
