-- A partition that is made alone and attached keeps the names of its NOT NULL constraints (PostgreSQL 18) and its indexes.
CREATE TABLE reading (
  station integer NOT NULL,
  taken date CONSTRAINT taken_known NOT NULL,
  value numeric
) PARTITION BY RANGE (taken);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE reading_2025 (station integer NOT NULL, taken date NOT NULL, value numeric);
ALTER TABLE reading ATTACH PARTITION reading_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE place (id integer NOT NULL, name text CONSTRAINT place_has_name NOT NULL);
CREATE TABLE city (id integer CONSTRAINT city_known NOT NULL) INHERITS (place);
