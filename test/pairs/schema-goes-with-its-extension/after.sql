CREATE SCHEMA kept;
CREATE EXTENSION unaccent SCHEMA kept;
CREATE TABLE note (id integer);
