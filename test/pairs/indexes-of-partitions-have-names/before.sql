CREATE TABLE event (id integer NOT NULL, day date NOT NULL, kind text, CONSTRAINT event_key PRIMARY KEY (day, id))
  PARTITION BY RANGE (day);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE event_2025 (LIKE event, CONSTRAINT key_of_2025 PRIMARY KEY (day, id));
CREATE INDEX event_kind ON event (kind);
ALTER INDEX event_2024_kind_idx RENAME TO kinds_of_2024;

-- A partition leaves, and takes the names of the index and of the key over.
CREATE TABLE ponds (id integer, depth integer) PARTITION BY hash (id);
CREATE TABLE odd_ponds PARTITION OF ponds FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX ponds_by_depth ON ponds (depth);
ALTER TABLE ponds ADD CONSTRAINT ponds_id UNIQUE (id);
