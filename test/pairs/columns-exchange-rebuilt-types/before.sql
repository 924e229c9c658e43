CREATE SCHEMA x;
CREATE TYPE mood AS ENUM ('calm', 'glad');
CREATE TYPE x.mood AS ENUM ('glad', 'sad', 'calm');
CREATE TABLE days (morning mood DEFAULT 'calm', evening x.mood NOT NULL, nights x.mood[]);

CREATE DOMAIN code AS text DEFAULT 'none';
CREATE TABLE goods (code code PRIMARY KEY, others code[]);
