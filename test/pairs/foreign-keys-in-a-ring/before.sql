CREATE TABLE hen (id integer PRIMARY KEY);
