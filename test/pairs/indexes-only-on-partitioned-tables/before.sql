CREATE TABLE reading (sensor integer NOT NULL, value integer NOT NULL, unit text, note text) PARTITION BY LIST (sensor);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES IN (1);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES IN (2) PARTITION BY LIST (sensor);
CREATE TABLE reading_2_all PARTITION OF reading_2 DEFAULT;
-- stays, and is attached
CREATE INDEX reading_value ON ONLY reading (value);
CREATE INDEX reading_1_value ON reading_1 (value);
CREATE INDEX reading_2_value ON reading_2 (value);
-- one part is attached, another detached
CREATE INDEX reading_unit ON ONLY reading (unit);
CREATE INDEX reading_1_unit ON reading_1 (unit);
CREATE INDEX reading_2_unit ON ONLY reading_2 (unit);
ALTER INDEX reading_unit ATTACH PARTITION reading_1_unit;
-- all of it
CREATE INDEX reading_note ON ONLY reading (note);
CREATE INDEX reading_1_note ON reading_1 (note);
ALTER INDEX reading_note ATTACH PARTITION reading_1_note;
ALTER TABLE ONLY reading ADD CONSTRAINT reading_key PRIMARY KEY (sensor, value);
CREATE UNIQUE INDEX reading_1_key ON reading_1 (sensor, value);
