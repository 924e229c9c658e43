CREATE TABLE part (code text, maker text, name text, UNIQUE (code, maker));
