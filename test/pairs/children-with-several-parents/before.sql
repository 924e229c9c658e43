CREATE TABLE owned (id integer, note text, CHECK (id > 0));
CREATE TABLE dated (day date NOT NULL, note text NOT NULL, CONSTRAINT dated_day CHECK (day > '2020-01-01'));
CREATE TABLE entry (title text) INHERITS (owned, dated);
CREATE TABLE page () INHERITS (dated, owned);
CREATE TABLE chapter () INHERITS (owned, dated);
-- Joins a second parent, with a check that it inherits already.
CREATE TABLE poem () INHERITS (owned);
CREATE TABLE verse () INHERITS (owned);
CREATE TABLE stanza () INHERITS (verse);
-- Keeps a check that one parent loses and another one brings.
CREATE TABLE numbered (n integer, CONSTRAINT n_known CHECK (n IS NOT NULL));
CREATE TABLE counted (n integer, CONSTRAINT n_known CHECK (n IS NOT NULL));
CREATE TABLE line () INHERITS (numbered);
-- A column of two parents changes its type.
CREATE TYPE color AS ENUM ('red', 'blue');
CREATE TABLE sized (size integer, color color);
CREATE TABLE measured (size integer, color color);
CREATE TABLE box (depth integer) INHERITS (sized, measured);
CREATE TABLE crate () INHERITS (box, sized);
-- On the way back, a table that leaves a parent gets an index on a column that the other parent gets.
CREATE TABLE yard (size integer);
CREATE TABLE court () INHERITS (yard);
CREATE TABLE aisle () INHERITS (yard, court);
CREATE INDEX aisle_size ON aisle (size);
