CREATE SCHEMA archive;
CREATE SEQUENCE left_behind;
CREATE SEQUENCE archive.taken START 5;
CREATE TABLE ticket (id integer, n integer, m integer);
ALTER SEQUENCE left_behind OWNED BY ticket.n;
CREATE SEQUENCE taken OWNED BY ticket.m;
CREATE SEQUENCE goes_along OWNED BY ticket.id;
SELECT nextval('left_behind'), nextval('taken');
