CREATE SCHEMA attic;
CREATE TABLE attic.trunk (id integer PRIMARY KEY);
CREATE TABLE key (opens integer REFERENCES attic.trunk);
