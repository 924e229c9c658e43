CREATE TABLE city (name text NOT NULL);
CREATE SCHEMA state;
CREATE TABLE state.capital (seat text) INHERITS (city);
ALTER TABLE state.capital ALTER COLUMN name SET DEFAULT 'somewhere';
