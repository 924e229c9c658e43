CREATE TABLE parcels (a integer, b text NOT NULL);

CREATE TABLE words (a integer, b text, loud text) PARTITION BY LIST (a);
CREATE TABLE words_1 PARTITION OF words FOR VALUES IN (1) PARTITION BY LIST (b);

CREATE TABLE notes (a integer);
CREATE TABLE long_notes () INHERITS (notes);

CREATE TABLE names (a integer, CONSTRAINT other CHECK (a < 22));
CREATE TABLE child_names (b integer, CONSTRAINT lost CHECK (b > 1), CONSTRAINT renamed CHECK (b > 2)) INHERITS (names);
CREATE TABLE more_names (CONSTRAINT own1 CHECK (b > 3)) INHERITS (child_names);
