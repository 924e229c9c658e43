CREATE TABLE event (starts integer);
CREATE TABLE visit (opens integer);
CREATE TABLE meeting () INHERITS (event);
