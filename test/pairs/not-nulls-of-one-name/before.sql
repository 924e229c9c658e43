CREATE TABLE member_role (id integer, note text);
-- The column that goes gives the name to another one.
CREATE TABLE voyage (day date, harbour integer CONSTRAINT bound_for NOT NULL);
CREATE TABLE crossing (day date CONSTRAINT set_out NOT NULL);
