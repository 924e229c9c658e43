CREATE TABLE author (id integer CONSTRAINT author_key PRIMARY KEY, email text CONSTRAINT email_once UNIQUE);
CREATE TABLE book (by integer CONSTRAINT by_author REFERENCES author, pages integer CONSTRAINT some_pages CHECK (pages > 0));
CREATE INDEX pages_index ON book (pages);
