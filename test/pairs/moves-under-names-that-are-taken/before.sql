-- Tables and types that move to another schema and get another name, where the name in between is taken.
CREATE SCHEMA app;
CREATE TABLE goes (x integer);
CREATE TABLE stays (x integer);

CREATE TABLE one (x integer);
CREATE TABLE two (x integer);
CREATE TABLE app.one (x integer);

CREATE TYPE mood AS ENUM ('good');
CREATE TYPE app.mood AS ENUM ('bad');
CREATE DOMAIN amount AS integer;
CREATE DOMAIN number AS integer;
CREATE TABLE uses (a mood, b app.mood, c amount, d number);
