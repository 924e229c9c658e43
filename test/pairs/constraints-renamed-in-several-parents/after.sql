CREATE TABLE walk (starts integer CONSTRAINT departs NOT NULL, CONSTRAINT soon CHECK (starts > 0));
CREATE TABLE ride (starts integer CONSTRAINT departs NOT NULL, CONSTRAINT soon CHECK (starts > 0));
CREATE TABLE trip () INHERITS (walk, ride);
CREATE TABLE tour () INHERITS (trip, walk);
CREATE TABLE flight (lands integer CONSTRAINT ends NOT NULL, CONSTRAINT latest CHECK (lands > 0));
CREATE TABLE shuttle () INHERITS (flight);
CREATE TABLE charter () INHERITS (flight);
CREATE TABLE voyage () INHERITS (shuttle, charter);
