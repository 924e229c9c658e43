CREATE TABLE spots (id integer);
CREATE INDEX spots_ix ON spots (id);
CREATE TABLE places (id integer);
CREATE INDEX other_ix ON places (id);
CREATE MATERIALIZED VIEW old AS SELECT 1 AS id;
CREATE INDEX old_ix ON old (id);
