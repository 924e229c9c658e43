CREATE TABLE member_role (id integer, note text);
-- The column that goes gives the name to another one.
CREATE TABLE voyage (day date, harbour integer CONSTRAINT bound_for NOT NULL);
