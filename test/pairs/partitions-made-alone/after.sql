CREATE TABLE reading (
  station integer NOT NULL,
  taken date CONSTRAINT reading_has_date NOT NULL,
  value numeric NOT NULL,
  unit text DEFAULT 'K',
  CONSTRAINT plausible CHECK (value > -1000)
) PARTITION BY RANGE (taken);
CREATE INDEX reading_station ON reading (station);
CREATE TABLE reading_2024 (
  station integer NOT NULL, taken date NOT NULL, value numeric NOT NULL, unit text DEFAULT 'K',
  CONSTRAINT plausible CHECK (value > -1000)
);
ALTER TABLE reading ATTACH PARTITION reading_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE reading_2025 (
  station integer NOT NULL, taken date NOT NULL, value numeric NOT NULL, unit text,
  CONSTRAINT plausible CHECK (value > -1000)
);
ALTER TABLE reading ATTACH PARTITION reading_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE reading_2026 (
  taken date NOT NULL, station integer CONSTRAINT which_station NOT NULL, value numeric NOT NULL, unit text DEFAULT 'C',
  CONSTRAINT plausible CHECK (value > -1000)
);
CREATE INDEX reading_2026_station ON reading_2026 (station);
ALTER TABLE reading ATTACH PARTITION reading_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX reading_2026_station_again ON reading_2026 (station);
CREATE TABLE reading_2027 PARTITION OF reading FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');

CREATE TABLE place (id integer NOT NULL, name text CONSTRAINT place_is_named NOT NULL);
CREATE TABLE city (id integer CONSTRAINT city_has_id NOT NULL, name text CONSTRAINT city_is_named NOT NULL) INHERITS (place);
CREATE TABLE village (id integer CONSTRAINT village_has_id NOT NULL) INHERITS (place);
