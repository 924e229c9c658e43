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

INSERT INTO visit VALUES (1, ROW(1, 'a', 'x'), NULL), (2, NULL, NULL);
