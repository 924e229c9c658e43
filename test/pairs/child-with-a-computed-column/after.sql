-- Before PostgreSQL 16 a child that computes a column itself can only come to its parent.
CREATE TABLE price (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED, CHECK (net > 0));
CREATE TABLE food_price (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED, CONSTRAINT price_net_check CHECK (net > 0));
ALTER TABLE food_price INHERIT price;
CREATE TABLE crate (weight bigint, heavy boolean GENERATED ALWAYS AS (weight > 9) STORED);
CREATE TABLE barrel (label text) INHERITS (crate);
CREATE TABLE sea (depth integer, deep boolean) PARTITION BY LIST (depth);
CREATE TABLE bay PARTITION OF sea DEFAULT PARTITION BY LIST (depth);
CREATE TABLE cove PARTITION OF bay DEFAULT;
CREATE TABLE event (at json);
CREATE TABLE meter (k integer, value timestamptz) PARTITION BY LIST (k);
CREATE TABLE meter_1 PARTITION OF meter FOR VALUES IN (1) PARTITION BY RANGE (value);
CREATE TABLE stay (is_open boolean, ended interval, until boolean GENERATED ALWAYS AS (ended IS NULL) STORED);
CREATE TABLE short_stay () INHERITS (stay);
CREATE TABLE span (k integer) PARTITION BY LIST (k);
CREATE TABLE span_1 PARTITION OF span FOR VALUES IN (1);
CREATE TABLE a (x integer, big boolean);
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b);
CREATE TABLE d () INHERITS (c);
CREATE TYPE weather AS ENUM ('sun');
CREATE TABLE outing (place text, sky weather, is_vague boolean GENERATED ALWAYS AS (sky IS NULL) STORED);
CREATE TABLE picnic (food text) INHERITS (outing);
CREATE TABLE fence (reach numeric(10, 2), span int4range);
CREATE TABLE gate (is_void boolean GENERATED ALWAYS AS (isempty(span)) STORED) INHERITS (fence);
CREATE TABLE host (k integer, is_unknown bigint) PARTITION BY LIST (k);
CREATE TABLE host_1 (k integer, is_unknown bigint);

CREATE TABLE sum (a integer, computed bigint GENERATED ALWAYS AS (a + 2) STORED, plain integer GENERATED ALWAYS AS (a + 3) STORED);
CREATE TABLE part_of_sum (computed bigint, plain integer) INHERITS (sum);
CREATE TABLE part_of_part (plain integer) INHERITS (part_of_sum);

-- The child has the column as its own, too. The other column that its new expression reads changes its type.
CREATE TABLE own_meter (low bigint, high bigint, total bigint GENERATED ALWAYS AS (high + 2) STORED);
CREATE TABLE own_gauge (low bigint, high bigint, total bigint GENERATED ALWAYS AS (high + 2) STORED);
ALTER TABLE own_gauge INHERIT own_meter;
