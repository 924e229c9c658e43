CREATE TABLE city (name text NOT NULL);
