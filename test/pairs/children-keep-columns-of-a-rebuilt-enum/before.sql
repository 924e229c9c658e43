-- Tables lose columns of an enum that is rebuilt, and their children keep these columns.
CREATE TYPE mood AS ENUM ('glad', 'sad', 'calm');
CREATE TABLE person (feels mood NOT NULL DEFAULT 'glad', felt mood[], age integer);
CREATE TABLE sailor (feels mood NOT NULL DEFAULT 'sad') INHERITS (person);
CREATE TABLE cook () INHERITS (sailor);
CREATE TABLE guest () INHERITS (person);
CREATE TABLE ghost (feels mood);
CREATE TABLE poltergeist (age integer) INHERITS (person, ghost);
