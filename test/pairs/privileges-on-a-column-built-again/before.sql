CREATE TABLE box (side integer, area integer GENERATED ALWAYS AS (side * side) STORED);
GRANT SELECT (area) ON box TO pg_monitor;
COMMENT ON COLUMN box.area IS 'of one face';
CREATE VIEW areas AS SELECT area FROM box;
GRANT SELECT ON areas TO pg_monitor;
