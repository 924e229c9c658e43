-- The meeting gets the new name only when it has left the second parent, which keeps the old one.
CREATE TABLE event (opens integer);
CREATE TABLE visit () INHERITS (event);
CREATE TABLE meeting () INHERITS (event, visit);
