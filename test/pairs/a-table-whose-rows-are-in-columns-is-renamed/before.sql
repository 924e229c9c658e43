CREATE TABLE place (id integer, name text);
CREATE TABLE visit (at place DEFAULT ROW(1, 'x')::place, before place[]);
INSERT INTO visit VALUES (ROW(1, 'a'), NULL);
