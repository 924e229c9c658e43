CREATE TABLE place (id integer, name varchar(10), gone text);
CREATE TABLE visit (id integer, at place, before place[]);
CREATE TABLE old_visit () INHERITS (visit);
CREATE TABLE shape (x integer, y integer);
CREATE TABLE drawing (id integer, shape shape) PARTITION BY LIST (id);
CREATE TABLE drawing_1 PARTITION OF drawing DEFAULT;
CREATE TABLE outer_shape (inner_shape shape);
CREATE TABLE frame (outer_shape outer_shape);
CREATE TABLE whole (id integer, name varchar(5)) PARTITION BY LIST (id);
CREATE TABLE part PARTITION OF whole DEFAULT;
CREATE TABLE album (part part);
-- A column gets the row type of the partition that takes the place of another one.
CREATE TABLE year (n integer, at timestamp(3)) PARTITION BY LIST (n);
CREATE TABLE first_year PARTITION OF year FOR VALUES IN (1);
CREATE TABLE party (first first_year NOT NULL);
CREATE TABLE week (n integer, at timestamp(3)) PARTITION BY LIST (n);
CREATE TABLE first_week PARTITION OF week FOR VALUES IN (1);
CREATE TABLE meeting (first first_week);
-- The values of an enum change in a table, and in a partition, of whose rows columns are made.
CREATE TYPE state AS ENUM ('new', 'open', 'done');
CREATE TABLE task (id bigint, state state) PARTITION BY RANGE (id);
CREATE TABLE first_task PARTITION OF task FOR VALUES FROM (1) TO (9);
CREATE TABLE a_task_log (task first_task);
CREATE TABLE job (id bigint, state state);
CREATE TABLE a_job_log (job job);
CREATE TABLE job_list (job job);
-- A partition that leaves gets a column of the rows of one that stays, whose column gets another type and default.
CREATE TABLE store (k text, n tstzrange DEFAULT '[2020-01-01,2020-01-07)') PARTITION BY LIST (k);
CREATE TABLE store_part PARTITION OF store FOR VALUES IN ('a');
CREATE TABLE a_part_log PARTITION OF store DEFAULT;
-- A new partition had a column of the rows of its table, whose columns change too.
CREATE TABLE round (k integer, b real NOT NULL, a inet) PARTITION BY LIST (k);
CREATE TABLE round_1 (k integer, a round, b inet);
-- A column is computed otherwise.
CREATE TABLE bill (sum integer, tax numeric GENERATED ALWAYS AS (round(sum::numeric, 2)) STORED, note text);
CREATE TABLE a_bill_log (bill bill);
-- A column of the rows of a partition that is built again becomes a computed one.
CREATE TABLE hash (k integer, n integer) PARTITION BY HASH (k);
CREATE TABLE hash_part PARTITION OF hash FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE TABLE computed (a integer, b hash_part);

INSERT INTO visit VALUES (1, ROW(1, 'a', 'x'), NULL), (2, NULL, NULL);
INSERT INTO job_list VALUES (ROW(1, 'done'));
