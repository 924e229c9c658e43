CREATE TABLE member (id integer PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE loan (member integer REFERENCES member (id), book integer);
