CREATE TABLE rank (position integer UNIQUE, points integer);
ALTER TABLE rank ADD CONSTRAINT enough CHECK (points > 10) NOT VALID;
ALTER TABLE rank ADD CONSTRAINT sane CHECK (position < 100) NOT VALID;
