CREATE SCHEMA tools;
CREATE EXTENSION citext SCHEMA tools;
CREATE TABLE words (word tools.citext PRIMARY KEY);
INSERT INTO words VALUES ('Kept');
