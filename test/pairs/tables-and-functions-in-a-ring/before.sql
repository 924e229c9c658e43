CREATE TABLE number (value integer);
