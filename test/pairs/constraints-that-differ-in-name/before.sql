CREATE TABLE author (id integer CONSTRAINT author_key PRIMARY KEY, email text CONSTRAINT email_once UNIQUE);
CREATE TABLE book (by integer CONSTRAINT by_author REFERENCES author, pages integer CONSTRAINT some_pages CHECK (pages > 0));
CREATE INDEX pages_index ON book (pages);
-- A check is renamed in all children at once, so those that leave do so before, and those that come come after.
CREATE TABLE year (day date, note text) PARTITION BY HASH (day);
CREATE TABLE day PARTITION OF year FOR VALUES WITH (MODULUS 2, REMAINDER 0);
ALTER TABLE year ADD CONSTRAINT short CHECK (length(note) < 9);
CREATE TABLE above (a integer CONSTRAINT x CHECK (a > 0));
CREATE TABLE leaving () INHERITS (above);
CREATE TABLE going () INHERITS (above);
CREATE TABLE coming (a integer CONSTRAINT y CHECK (a > 0));

-- A check of a table and of what inherits from it gets another name, while its children change places.
CREATE TABLE line (c integer, CONSTRAINT old CHECK (c > 0));
CREATE TABLE line_a () INHERITS (line);
CREATE TABLE line_b () INHERITS (line);
CREATE TABLE line_c (d integer) INHERITS (line_a);

-- So does a foreign key of a partitioned table, and of its partitions.
CREATE TABLE referred (k integer PRIMARY KEY);
CREATE TABLE referring (k integer) PARTITION BY LIST (k);
CREATE TABLE referring_1 PARTITION OF referring FOR VALUES IN (1) PARTITION BY LIST (k);
CREATE TABLE referring_1a PARTITION OF referring_1 DEFAULT;
ALTER TABLE referring ADD CONSTRAINT to_old FOREIGN KEY (k) REFERENCES referred;
