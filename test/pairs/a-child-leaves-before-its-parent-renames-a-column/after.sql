CREATE TABLE event (starts boolean DEFAULT false NOT NULL);
CREATE TABLE visit (starts boolean DEFAULT false NOT NULL);
CREATE TABLE meeting () INHERITS (event);
