CREATE TABLE stall (id integer, size integer);
CREATE FUNCTION fits(stall) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.size > 0';
ALTER TABLE stall ADD CONSTRAINT fits CHECK (fits(stall));
CREATE TABLE booth (id integer, size integer);
CREATE FUNCTION room(booth) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.size';
CREATE INDEX booth_room ON booth (room(booth));
CREATE TABLE pen (id integer, gate text, herd integer);
CREATE FUNCTION pens() RETURNS SETOF pen LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM pen; END;
CREATE VIEW open_pens AS SELECT id FROM pens();
