CREATE TABLE parcel (id integer, state varchar(20), note text);
CREATE MATERIALIZED VIEW lost WITH (autovacuum_enabled = off, fillfactor = 70) AS
  SELECT id, note FROM parcel WHERE state IN ('lost', 'broken');
CREATE INDEX lost_by_id ON lost (id);
COMMENT ON COLUMN lost.id IS 'Which';
ALTER MATERIALIZED VIEW lost ALTER id SET STATISTICS 10;
CREATE MATERIALIZED VIEW kept AS SELECT id FROM parcel;
