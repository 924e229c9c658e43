CREATE TABLE parcel (id integer, state varchar(20), note text);
CREATE MATERIALIZED VIEW lost WITH (fillfactor = 80, toast.autovacuum_enabled = off) AS
  SELECT id, note FROM parcel WHERE state IN ('lost', 'broken');
CREATE INDEX lost_by_id ON lost (id);
COMMENT ON COLUMN lost.id IS 'The parcel';
ALTER MATERIALIZED VIEW lost ALTER id SET STATISTICS 20;
CREATE MATERIALIZED VIEW kept WITH (fillfactor = 90) AS SELECT id FROM parcel WHERE id > 0;
