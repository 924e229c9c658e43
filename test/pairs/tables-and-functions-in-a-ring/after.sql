CREATE TABLE number (value integer);
CREATE TABLE member (id integer PRIMARY KEY, name text);
CREATE VIEW members AS SELECT id FROM member;
CREATE FUNCTION next_place() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM members; END;
CREATE FUNCTION label(member) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper($1.name) $$;
CREATE FUNCTION is_known(number integer) RETURNS boolean LANGUAGE sql STABLE
  BEGIN ATOMIC SELECT EXISTS (SELECT FROM members WHERE id = number); END;
ALTER TABLE member ADD place bigint DEFAULT next_place();
ALTER TABLE member ADD CONSTRAINT is_unknown CHECK (NOT is_known(id));
CREATE INDEX member_label ON member (label(member.*));
