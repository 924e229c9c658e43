CREATE TABLE parcels (a integer, b text NOT NULL);

CREATE TABLE words (a integer, b text, loud text) PARTITION BY LIST (a);
CREATE TABLE words_1 PARTITION OF words FOR VALUES IN (1) PARTITION BY LIST (b);

CREATE TABLE notes (a integer);
CREATE TABLE long_notes () INHERITS (notes);
