CREATE SEQUENCE numbers AS integer;
CREATE SEQUENCE loose START 10;
CREATE TABLE receipt (number integer DEFAULT nextval('numbers'), second bigint);
