CREATE TABLE parcels (a integer, b text NOT NULL);

CREATE TABLE words (a integer, b text, loud text) PARTITION BY LIST (a);
CREATE TABLE words_1 PARTITION OF words FOR VALUES IN (1) PARTITION BY LIST (b);

CREATE TABLE notes (a integer);
CREATE TABLE long_notes () INHERITS (notes);

CREATE TABLE names (a integer, CONSTRAINT other CHECK (a < 22));
CREATE TABLE child_names (b integer, CONSTRAINT lost CHECK (b > 1), CONSTRAINT renamed CHECK (b > 2)) INHERITS (names);
CREATE TABLE more_names (CONSTRAINT own1 CHECK (b > 3)) INHERITS (child_names);

CREATE TABLE key (id integer PRIMARY KEY);
CREATE TABLE plays (x integer, y integer, CONSTRAINT third CHECK (x > 0)) PARTITION BY LIST (x);
CREATE TABLE plays_1 PARTITION OF plays (CONSTRAINT first FOREIGN KEY (y) REFERENCES key) FOR VALUES IN (1) PARTITION BY LIST (x);
CREATE TABLE plays_1_1 PARTITION OF plays_1 (CONSTRAINT second CHECK (y > 0)) FOR VALUES IN (1);
CREATE TABLE plays_2 PARTITION OF plays (CONSTRAINT first CHECK (y > 1)) FOR VALUES IN (2) PARTITION BY LIST (x);
CREATE TABLE plays_2_1 PARTITION OF plays_2 (CONSTRAINT fourth CHECK (y > 0)) FOR VALUES IN (2);

CREATE TABLE colors (a integer, b integer, CONSTRAINT known CHECK (a > 0), CONSTRAINT most CHECK (a < 99));
CREATE TABLE dark_colors () INHERITS (colors);
CREATE TABLE new_colors () INHERITS (colors);
CREATE TABLE newer_colors () INHERITS (new_colors);
ALTER TABLE new_colors ADD CONSTRAINT known CHECK (a > 0);

CREATE TYPE tint AS ENUM ('blue', 'red');
CREATE TABLE walls (height integer, tint tint DEFAULT 'red', CONSTRAINT tinted CHECK (tint IS NOT NULL));
CREATE TABLE low_walls () INHERITS (walls);
CREATE TABLE fences (length integer) INHERITS (low_walls);
