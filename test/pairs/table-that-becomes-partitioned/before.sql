CREATE TABLE visit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  place text NOT NULL,
  count serial
);
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
CREATE TABLE year (at timestamp, n integer) PARTITION BY RANGE (at);
CREATE TABLE week PARTITION OF year FOR VALUES FROM ('2020-01-03') TO ('2020-01-05');
ALTER SEQUENCE tally OWNED BY week.n;

-- A partition with partitions becomes a child that has the key of its partitioned table for itself.
CREATE TABLE shop (opened date, open boolean) PARTITION BY LIST (opened);
CREATE TABLE booth PARTITION OF shop DEFAULT PARTITION BY HASH (opened);
