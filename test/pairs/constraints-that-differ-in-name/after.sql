CREATE TABLE author (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE book (by integer REFERENCES author, pages integer CHECK (pages > 0));
CREATE INDEX ON book (pages);
CREATE TABLE year (day date, note text) PARTITION BY HASH (day);
ALTER TABLE year ADD CONSTRAINT brief CHECK (length(note) < 9);
CREATE TABLE day (day date, note text);
CREATE TABLE above (a integer CONSTRAINT y CHECK (a > 0));
CREATE TABLE leaving (a integer CONSTRAINT x CHECK (a > 0));
CREATE TABLE coming () INHERITS (above);

CREATE TABLE line (c integer, CONSTRAINT new CHECK (c > 0));
CREATE TABLE line_a () INHERITS (line);
CREATE TABLE line_b (d integer) INHERITS (line_a);
CREATE TABLE line_c () INHERITS (line);

CREATE TABLE referred (k integer PRIMARY KEY);
CREATE TABLE referring (k integer) PARTITION BY LIST (k);
CREATE TABLE referring_1 PARTITION OF referring FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE referring_1a PARTITION OF referring_1 DEFAULT;
ALTER TABLE referring ADD CONSTRAINT to_new FOREIGN KEY (k) REFERENCES referred;
