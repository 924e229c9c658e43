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

INSERT INTO visit VALUES (1, ROW(1, 'a', 'x'), NULL), (2, NULL, NULL);
