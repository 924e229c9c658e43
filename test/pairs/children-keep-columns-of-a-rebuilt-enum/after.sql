CREATE TYPE mood AS ENUM ('sad', 'calm', 'glad');
CREATE TABLE person (age integer);
CREATE TABLE sailor (feels mood NOT NULL DEFAULT 'calm', felt mood[]) INHERITS (person);
CREATE TABLE cook () INHERITS (sailor);
CREATE TABLE guest (felt mood[]) INHERITS (person);
CREATE TABLE ghost (feels mood);
CREATE TABLE poltergeist (age integer, felt mood) INHERITS (person, ghost);
