-- The column that the child had from the second parent must not become the column that it gets from the first.
CREATE TABLE event (opens boolean DEFAULT false NOT NULL);
CREATE TABLE visit (arrives boolean DEFAULT false NOT NULL);
CREATE TABLE meeting () INHERITS (event, visit);
