CREATE SCHEMA cellar;
COMMENT ON SCHEMA cellar IS 'below';
CREATE TYPE cellar.colour AS ENUM ('red', 'white');
CREATE TABLE cellar.barrel (id integer PRIMARY KEY, colour cellar.colour);
CREATE TABLE key (opens integer REFERENCES cellar.barrel);
