-- Two sequences no longer belong to the table, and remain where they are.
CREATE SCHEMA archive;
CREATE SEQUENCE left_behind;
CREATE SEQUENCE archive.taken START 5;
CREATE TABLE archive.ticket (id integer, n integer, m integer);
CREATE SEQUENCE taken;
CREATE SEQUENCE archive.goes_along OWNED BY archive.ticket.id;
