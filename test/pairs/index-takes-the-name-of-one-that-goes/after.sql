CREATE TABLE spots (id integer);
CREATE INDEX old_ix ON spots (id);
CREATE TABLE places (id integer);
CREATE MATERIALIZED VIEW recent AS SELECT 1 AS id;
CREATE INDEX other_ix ON recent (id);
CREATE INDEX spots_ix ON recent (id DESC);
