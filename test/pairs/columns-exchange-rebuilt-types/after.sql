-- Each column gets the type of another one, and no order of the changes works.
CREATE SCHEMA x;
CREATE TYPE mood AS ENUM ('glad', 'calm');
CREATE TYPE x.mood AS ENUM ('calm', 'glad');
CREATE TABLE days (morning x.mood DEFAULT 'glad', evening mood NOT NULL, nights mood[]);

-- The new domain needs the rebuilt one, which columns must leave first.
CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE DOMAIN long_code AS code CHECK (length(VALUE) > 3);
CREATE TABLE goods (code long_code PRIMARY KEY, others code[]);
