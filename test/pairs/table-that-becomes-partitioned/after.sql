CREATE TABLE visit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  place text NOT NULL,
  count serial
) PARTITION BY HASH (id);
CREATE TABLE visit_0 PARTITION OF visit FOR VALUES WITH (MODULUS 1, REMAINDER 0);
COMMENT ON TABLE visit IS 'who was where';
ALTER TABLE visit OWNER TO pg_monitor;
GRANT SELECT ON visit TO pg_read_all_stats WITH GRANT OPTION;
GRANT UPDATE (place) ON visit TO pg_read_all_stats;
GRANT USAGE ON SEQUENCE visit_count_seq TO pg_read_all_stats;
CREATE SEQUENCE places;
ALTER SEQUENCE places OWNER TO pg_monitor;
ALTER SEQUENCE places OWNED BY visit.place;
CREATE VIEW visited AS SELECT place FROM visit;
GRANT SELECT ON visited TO PUBLIC;
CREATE TABLE stamp (visit_id bigint REFERENCES visit);

-- A partition that owns a sequence becomes a child.
CREATE SEQUENCE tally;
CREATE TABLE year (n integer);
CREATE TABLE week () INHERITS (year);
ALTER SEQUENCE tally OWNED BY week.n;

CREATE TABLE shop (open text);
CREATE TABLE booth (opened date) INHERITS (shop);
