CREATE TABLE event (id integer NOT NULL, day date NOT NULL, kind text, CONSTRAINT event_key PRIMARY KEY (day, id))
  PARTITION BY RANGE (day);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE event_2025 (LIKE event, CONSTRAINT key_2025 PRIMARY KEY (day, id));
CREATE INDEX kinds_of_2025 ON event_2025 (kind DESC);
CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX event_kind ON event (kind DESC);
ALTER TABLE event ATTACH PARTITION event_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE event_2024 RENAME CONSTRAINT event_2024_pkey TO key_2024;
ALTER INDEX event_2024_kind_idx RENAME TO kinds_of_2024;
ALTER INDEX event_2026_kind_idx RENAME TO kinds_of_2026;
COMMENT ON INDEX kinds_of_2026 IS 'of this year';

CREATE TABLE ponds (id integer, depth integer) PARTITION BY hash (id);
CREATE TABLE odd_ponds (id integer, depth integer);
CREATE INDEX ponds_by_depth ON odd_ponds (depth);
ALTER TABLE odd_ponds ADD CONSTRAINT ponds_id UNIQUE (id);
