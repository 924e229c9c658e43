CREATE TYPE level AS ENUM ('high', 'none', 'low');
CREATE TABLE reading (
  sensor bigint NOT NULL,
  day integer NOT NULL,
  grade level,
  unit text
) PARTITION BY RANGE (day);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (1) TO (9) PARTITION BY RANGE (day);
CREATE TABLE reading_11 PARTITION OF reading_1 FOR VALUES FROM (1) TO (2);
CREATE TABLE reading_12 PARTITION OF reading_1 FOR VALUES FROM (2) TO (3);

-- Parts with other names, storage, and comments, and a part that a table is clustered on.
CREATE INDEX by_sensor ON reading (sensor);
CREATE INDEX by_sensor_too ON reading (sensor);
CREATE INDEX by_grade ON reading (grade);
CREATE INDEX by_double ON reading ((sensor * 2), day);
CREATE INDEX by_day ON reading (day) WHERE sensor > 3;
COMMENT ON INDEX by_sensor IS 'of the whole table';
ALTER INDEX reading_12_day_idx RENAME TO day_of_12;
ALTER INDEX reading_11_sensor_idx1 RENAME TO second_of_11;
ALTER INDEX second_of_11 SET (fillfactor = 60);
ALTER INDEX reading_1_grade_idx RENAME TO grade_of_1;
COMMENT ON INDEX reading_11_grade_idx IS 'of one partition';
ALTER TABLE reading_11 CLUSTER ON reading_11_expr_day_idx;
ALTER TABLE reading ADD CONSTRAINT one_a_day UNIQUE (sensor, day);
ALTER TABLE reading_12 RENAME CONSTRAINT reading_12_sensor_day_key TO one_a_day_of_12;
CREATE TABLE alarm (sensor bigint, day integer, FOREIGN KEY (sensor, day) REFERENCES reading (sensor, day));

-- Indexes of partitions that were attached.
CREATE INDEX unit_of_11 ON reading_11 (unit);
COMMENT ON INDEX unit_of_11 IS 'attached';
CREATE INDEX by_unit ON reading (unit);
CREATE INDEX only_unit ON ONLY reading (unit, day);
CREATE INDEX only_unit_1 ON ONLY reading_1 (unit, day);
ALTER INDEX only_unit ATTACH PARTITION only_unit_1;

-- A part has the name that the server chose when the partition was called otherwise.
CREATE TABLE visit (page text, hit integer) PARTITION BY HASH (hit);
CREATE TABLE visit_all PARTITION OF visit FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE INDEX by_page ON visit (page);
