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
CREATE TABLE visits_2 PARTITION OF visits FOR VALUES IN ('2030-01-02');
ALTER TABLE visits_1 ADD CONSTRAINT visits_1_host FOREIGN KEY (host) REFERENCES hosts (id);

CREATE TABLE calls (place integer, day date, CONSTRAINT calls_place FOREIGN KEY (place) REFERENCES places (id)) PARTITION BY list (day);
CREATE TABLE calls_1 PARTITION OF calls FOR VALUES IN ('2030-01-01');
ALTER TABLE calls_1 ADD CONSTRAINT calls_1_place FOREIGN KEY (place) REFERENCES places (id);
CREATE TABLE calls_2 PARTITION OF calls FOR VALUES IN ('2030-01-02');
ALTER TABLE calls_2 ADD CONSTRAINT calls_2_place FOREIGN KEY (place) REFERENCES places (id);
COMMENT ON CONSTRAINT calls_2_place ON calls_2 IS 'own';
CREATE TABLE calls_3 PARTITION OF calls FOR VALUES IN ('2030-01-03');
ALTER TABLE calls_3 ADD CONSTRAINT calls_3_place FOREIGN KEY (place) REFERENCES places (id);

CREATE TABLE tolls (id integer NOT NULL, day date NOT NULL) PARTITION BY list (day);
CREATE TABLE tolls_1 PARTITION OF tolls FOR VALUES IN ('2030-01-01');
ALTER TABLE tolls_1 ADD CONSTRAINT tolls_1_key UNIQUE (id, day);
ALTER TABLE tolls ADD CONSTRAINT tolls_key PRIMARY KEY (id, day);
