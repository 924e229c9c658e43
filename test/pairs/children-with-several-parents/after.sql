CREATE TABLE owned (id integer, note text, CHECK (id > 0));
CREATE TABLE dated (day date NOT NULL, note text NOT NULL, CONSTRAINT dated_day CHECK (day > '2020-01-01'));
-- Without the checks and the NOT NULL of the parent that they leave.
CREATE TABLE entry (title text) INHERITS (owned);
CREATE TABLE page () INHERITS (dated);
-- Keeps what it had of both.
CREATE TABLE chapter (day date NOT NULL, note text NOT NULL, CONSTRAINT dated_day CHECK (day > '2020-01-01')) INHERITS (owned);
CREATE TABLE poem () INHERITS (owned, dated);
CREATE TABLE verse () INHERITS (owned);
CREATE TABLE stanza () INHERITS (verse, owned);
CREATE TABLE numbered (n integer);
CREATE TABLE counted (n integer, CONSTRAINT n_known CHECK (n IS NOT NULL));
CREATE TABLE line () INHERITS (numbered, counted);
CREATE TYPE color AS ENUM ('blue', 'green');
CREATE TABLE sized (size bigint, color color);
CREATE TABLE measured (size bigint, color color);
CREATE TABLE box (depth integer) INHERITS (sized, measured);
CREATE TABLE crate () INHERITS (box, sized);
CREATE TABLE yard (place text);
CREATE TABLE court () INHERITS (yard);
CREATE TABLE alley () INHERITS (yard);
CREATE TABLE aisle () INHERITS (yard, alley);
