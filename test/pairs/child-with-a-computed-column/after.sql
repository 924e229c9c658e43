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
