CREATE TABLE author (id integer PRIMARY KEY, best integer);
CREATE TABLE book (id integer PRIMARY KEY, author_id integer REFERENCES author);
ALTER TABLE author ADD FOREIGN KEY (best) REFERENCES book;
