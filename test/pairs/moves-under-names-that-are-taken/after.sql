CREATE SCHEMA app;
CREATE TABLE app.stays (x integer);
CREATE TABLE stays (x integer);

CREATE TABLE app.two (x integer);
CREATE TABLE two (x integer);
CREATE TABLE app.one (x integer);

CREATE TYPE app.feeling AS ENUM ('good');
CREATE TYPE app.mood AS ENUM ('bad');
CREATE DOMAIN app.number AS integer;
CREATE DOMAIN number AS integer;
CREATE TABLE uses (a app.feeling, b app.mood, c app.number, d number);
