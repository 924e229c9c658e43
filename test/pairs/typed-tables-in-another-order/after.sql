CREATE TYPE spot AS (y text, z date);
CREATE TABLE spots OF spot (PRIMARY KEY (y));
CREATE TYPE place AS (b integer, a text);
CREATE TABLE places OF place (a WITH OPTIONS DEFAULT 'here');
