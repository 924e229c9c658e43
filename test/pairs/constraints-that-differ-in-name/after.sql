CREATE TABLE author (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE book (by integer REFERENCES author, pages integer CHECK (pages > 0));
CREATE INDEX ON book (pages);
