CREATE TABLE place (id bigint, name text, added numeric DEFAULT random());
CREATE TABLE visit (id integer, at place, before place[]);
CREATE TABLE old_visit () INHERITS (visit);
CREATE TABLE shape (y integer, x integer) PARTITION BY LIST (x);
CREATE TABLE drawing (id integer, shape shape) PARTITION BY LIST (id);
CREATE TABLE drawing_1 PARTITION OF drawing DEFAULT;
CREATE TABLE outer_shape (inner_shape shape);
CREATE TABLE frame (outer_shape outer_shape);
CREATE TABLE whole (id integer, name text, made timestamptz DEFAULT clock_timestamp()) PARTITION BY LIST (id);
CREATE TABLE part PARTITION OF whole DEFAULT;
CREATE TABLE album (part part);
CREATE TABLE year (n integer, at timestamp(3)) PARTITION BY LIST (n);
CREATE TABLE year_1 PARTITION OF year FOR VALUES IN (1);
CREATE TABLE party (first year_1 NOT NULL);
CREATE TABLE week (at integer, n timestamp(3)) PARTITION BY LIST (at);
CREATE TABLE first_week PARTITION OF week FOR VALUES IN (1);
CREATE TABLE meeting (first first_week);
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE task (id bigint, state state) PARTITION BY RANGE (id);
CREATE TABLE first_task PARTITION OF task FOR VALUES FROM (1) TO (9);
CREATE TABLE job (id bigint, state state);
CREATE TABLE job_list (job job);
-- A column is computed otherwise.
CREATE TABLE bill (sum integer, tax numeric GENERATED ALWAYS AS (round(sum::numeric, 4)) STORED, note text);
CREATE TABLE a_bill_log (bill bill);
-- A column of the rows of a partition that is built again becomes a computed one.
CREATE TABLE hash (k integer, n integer) PARTITION BY HASH (n);
CREATE TABLE hash_part PARTITION OF hash FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE TABLE computed (a integer, c hash_part, b boolean GENERATED ALWAYS AS (a IS NULL) STORED);
