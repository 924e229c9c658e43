CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (id integer PRIMARY KEY REFERENCES a);
CREATE TABLE c (id integer REFERENCES b, a integer REFERENCES a);
CREATE TABLE stays (a integer REFERENCES a);
-- a parent becomes a partition when its child has gone
CREATE TABLE whole (a integer) PARTITION BY LIST (a);
CREATE TABLE base (a integer);
CREATE TABLE heir () INHERITS (base);
