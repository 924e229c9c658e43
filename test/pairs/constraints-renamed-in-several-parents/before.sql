-- PostgreSQL renames the constraints of a trip in neither parent alone. Those of a voyage are renamed with both.
CREATE TABLE walk (starts integer CONSTRAINT begins NOT NULL, CONSTRAINT early CHECK (starts > 0));
CREATE TABLE ride (starts integer CONSTRAINT begins NOT NULL, CONSTRAINT early CHECK (starts > 0));
CREATE TABLE trip () INHERITS (walk, ride);
CREATE TABLE tour () INHERITS (trip, walk);
CREATE TABLE flight (lands integer CONSTRAINT arrives NOT NULL, CONSTRAINT late CHECK (lands > 0));
CREATE TABLE shuttle () INHERITS (flight);
CREATE TABLE charter () INHERITS (flight);
CREATE TABLE voyage () INHERITS (shuttle, charter);
