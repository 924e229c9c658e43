CREATE TABLE reading (at date);
CREATE TABLE raw_reading () INHERITS (reading);
INSERT INTO raw_reading VALUES ('2020-01-01');
