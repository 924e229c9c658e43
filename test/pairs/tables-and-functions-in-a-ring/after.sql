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
CREATE FUNCTION is_short(a text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN length(a) < 9;
CREATE TABLE tree (j char(8), n bigint, PRIMARY KEY (j, n), CONSTRAINT few CHECK (is_short(j::text))) PARTITION BY HASH (j);
CREATE TABLE tree_1 PARTITION OF tree FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE tree ADD FOREIGN KEY (j, n) REFERENCES tree;
CREATE TABLE leaf (k char(8), n bigint, FOREIGN KEY (k, n) REFERENCES tree);
