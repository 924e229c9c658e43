CREATE TABLE member_role (id integer, note text);
