CREATE TABLE rivers (length integer) PARTITION BY LIST (length);
CREATE INDEX rivers_alone ON ONLY rivers (length);
CREATE INDEX rivers_whole ON rivers (length);
CREATE TABLE rivers_1 (length integer);
ALTER TABLE rivers ATTACH PARTITION rivers_1 FOR VALUES IN (1);

CREATE TABLE towns (id integer NOT NULL) PARTITION BY LIST (id);
CREATE TABLE towns_1 (id integer NOT NULL);
ALTER TABLE towns ADD CONSTRAINT towns_once UNIQUE (id);
ALTER TABLE towns ATTACH PARTITION towns_1 FOR VALUES IN (1);
ALTER TABLE towns_1 ADD CONSTRAINT towns_first PRIMARY KEY (id);
ALTER TABLE towns ADD CONSTRAINT towns_key PRIMARY KEY (id);

CREATE TABLE roads (id integer NOT NULL) PARTITION BY LIST (id);
CREATE TABLE roads_1 (id integer NOT NULL);
ALTER TABLE roads_1 ADD CONSTRAINT roads_first PRIMARY KEY (id);
ALTER TABLE roads_1 ADD CONSTRAINT roads_1_key UNIQUE (id);
ALTER TABLE roads ATTACH PARTITION roads_1 FOR VALUES IN (1);
ALTER TABLE roads ADD CONSTRAINT roads_key PRIMARY KEY (id);
ALTER TABLE roads ADD CONSTRAINT roads_once UNIQUE (id);

CREATE TABLE lakes (depth integer, name text) PARTITION BY LIST (depth);
CREATE TABLE lakes_1 (depth integer, name text) PARTITION BY LIST (name);
CREATE INDEX lakes_desc ON lakes_1 (name DESC);
CREATE INDEX lakes_alone ON ONLY lakes (name);
CREATE INDEX lakes_whole ON lakes (name);
ALTER TABLE lakes ATTACH PARTITION lakes_1 FOR VALUES IN (1);
CREATE INDEX lakes_dense ON lakes_1 (name) WITH (fillfactor = 60);
