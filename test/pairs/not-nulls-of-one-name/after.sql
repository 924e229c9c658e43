-- PostgreSQL 18 numbers the second of two constraints that would have one name: member.role_id and member_role.id.
CREATE TABLE member_role (id integer NOT NULL, note text);
CREATE TABLE member (role_id integer NOT NULL, role_note text CONSTRAINT member_role_note_not_null NOT NULL);
ALTER TABLE member_role ALTER COLUMN note SET NOT NULL;
CREATE TABLE voyage (day date, port text CONSTRAINT bound_for NOT NULL);
-- The column that stays gives the name to a new one.
CREATE TABLE crossing (day date, hour time CONSTRAINT set_out NOT NULL);
