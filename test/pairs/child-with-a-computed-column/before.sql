CREATE TABLE price (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED);
-- The column that a parent and its child compute goes from both with that of the parent.
CREATE TABLE crate (weight integer, heavy boolean GENERATED ALWAYS AS (weight > 9) STORED);
CREATE TABLE barrel (label text) INHERITS (crate);
-- No expression goes from more than two levels of partitions at once.
CREATE TABLE sea (depth integer, deep boolean GENERATED ALWAYS AS (depth > 99) STORED) PARTITION BY LIST (depth);
CREATE TABLE bay PARTITION OF sea DEFAULT PARTITION BY LIST (depth);
CREATE TABLE cove PARTITION OF bay DEFAULT;
-- A child goes that computes a column from one of its parent, which changes its type.
CREATE TABLE event (at timestamp);
CREATE TABLE meeting (is_open boolean GENERATED ALWAYS AS (at IS NULL) STORED) INHERITS (event);
-- A computed column becomes a plain one of another type before a new partition is divided by it.
CREATE TABLE meter (k integer, raw date[], value integer GENERATED ALWAYS AS (array_length(raw, 1)) STORED) PARTITION BY LIST (k);
CREATE TABLE meter_2 PARTITION OF meter FOR VALUES IN (2);
CREATE STATISTICS meter_twice ON ((value * 2)::text) FROM meter_2;
-- A child has an index on a column that its parent computes, which is rebuilt.
CREATE TABLE stay (until interval, is_open boolean GENERATED ALWAYS AS (until IS NULL) STORED);
CREATE TABLE short_stay () INHERITS (stay);
CREATE INDEX open_stays ON short_stay (is_open);
-- A constraint of a partition on a computed column is dropped before the column.
CREATE TABLE span (k integer, reach int4range, is_void boolean GENERATED ALWAYS AS (isempty(reach)) STORED) PARTITION BY LIST (k);
CREATE TABLE span_1 PARTITION OF span FOR VALUES IN (1);
ALTER TABLE span_1 ADD CONSTRAINT once EXCLUDE USING btree (is_void WITH =);
-- No expression is dropped from children of children.
CREATE TABLE a (x integer, big boolean GENERATED ALWAYS AS (x > 9) STORED);
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b);
CREATE TABLE d () INHERITS (c);
-- What the column is computed from changes, and gets another type.
CREATE TYPE weather AS ENUM ('rain', 'sun');
CREATE TABLE outing (place text, sky weather, is_vague boolean GENERATED ALWAYS AS (place IS NULL) STORED);
CREATE TABLE picnic (food text) INHERITS (outing);
-- A child computes a column from one of its parent, which gets another type, and then from a new one.
CREATE TABLE fence (reach int4range);
CREATE TABLE gate (is_void boolean GENERATED ALWAYS AS (isempty(reach)) STORED) INHERITS (fence);
-- A partition leaves, and computes a column otherwise when it comes back.
CREATE TABLE host (address inet, k integer, is_unknown boolean GENERATED ALWAYS AS (address IS NULL) STORED) PARTITION BY LIST (k);
CREATE TABLE host_1 PARTITION OF host DEFAULT;

-- Children have columns as their own, too, that are rebuilt in the parent.
CREATE TABLE sum (a integer, computed integer GENERATED ALWAYS AS (a + 1) STORED, plain integer);
CREATE TABLE part_of_sum (computed integer, plain integer) INHERITS (sum);
CREATE TABLE part_of_part (plain integer) INHERITS (part_of_sum);

CREATE TABLE own_meter (low bigint, high smallint, total bigint GENERATED ALWAYS AS (low + 2) STORED);
CREATE TABLE own_gauge (low bigint, high smallint, total bigint GENERATED ALWAYS AS (low + 2) STORED);
ALTER TABLE own_gauge INHERIT own_meter;
