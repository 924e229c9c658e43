-- A child has the column, too, and is dropped while the parent's column gets another type.
CREATE TABLE parcels (a integer, b integer DEFAULT 1);
CREATE TABLE crates (b integer) INHERITS (parcels);

-- PostgreSQL can't make the column plain while the partition has a partition.
CREATE TABLE words (a integer, b text, loud text GENERATED ALWAYS AS (upper(b)) STORED) PARTITION BY LIST (a);
CREATE TABLE words_1 PARTITION OF words FOR VALUES IN (1) PARTITION BY LIST (b);
CREATE TABLE words_1_1 PARTITION OF words_1 DEFAULT;

-- Parent and child both have the check.
CREATE TABLE notes (a integer);
CREATE TABLE long_notes () INHERITS (notes);
ALTER TABLE long_notes ADD CONSTRAINT positive CHECK (a > 0);
ALTER TABLE notes ADD CONSTRAINT positive CHECK (a > 0);

-- Checks of children take names that they inherited.
CREATE TABLE names (a integer, CONSTRAINT lost CHECK (a < 21), CONSTRAINT renamed CHECK (a < 22));
CREATE TABLE child_names (b integer, CONSTRAINT own1 CHECK (b > 1), CONSTRAINT own2 CHECK (b > 2)) INHERITS (names);
CREATE TABLE more_names (CONSTRAINT own3 CHECK (b > 3)) INHERITS (child_names);

-- Constraints of partitioned tables and partitions exchange their names.
CREATE TABLE key (id integer PRIMARY KEY);
CREATE TABLE plays (x integer, y integer, CONSTRAINT first CHECK (x > 0)) PARTITION BY LIST (x);
CREATE TABLE plays_1 PARTITION OF plays (CONSTRAINT second FOREIGN KEY (y) REFERENCES key) FOR VALUES IN (1) PARTITION BY LIST (x);
CREATE TABLE plays_1_1 PARTITION OF plays_1 (CONSTRAINT third CHECK (y > 0)) FOR VALUES IN (1);
CREATE TABLE plays_2 PARTITION OF plays (CONSTRAINT fourth FOREIGN KEY (y) REFERENCES key) FOR VALUES IN (2) PARTITION BY LIST (x);
CREATE TABLE plays_2_1 PARTITION OF plays_2 (CONSTRAINT fifth CHECK (y > 0)) FOR VALUES IN (2);

-- PostgreSQL doesn't take back that a check of a child is its own as well as inherited.
CREATE TABLE colors (a integer, CONSTRAINT known CHECK (a > 0), CONSTRAINT most CHECK (a < 90));
CREATE TABLE dark_colors (CONSTRAINT known CHECK (a > 0), CONSTRAINT most CHECK (a < 90)) INHERITS (colors);
CREATE TABLE new_colors (a integer, b text);

-- A table that comes under parents has their check, which it loses with the column, whose type is rebuilt, when it leaves.
CREATE TYPE tint AS ENUM ('red', 'blue', 'grey');
CREATE TABLE walls (height integer, tint tint DEFAULT 'red', CONSTRAINT tinted CHECK (tint IS NOT NULL)) PARTITION BY LIST (height);
CREATE TABLE low_walls PARTITION OF walls FOR VALUES IN (1, 2);
CREATE TABLE fences (length integer);
