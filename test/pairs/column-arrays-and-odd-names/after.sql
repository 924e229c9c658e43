CREATE TABLE "Odd Table" ("a b" bigint[] DEFAULT '{1,2}', "select" text DEFAULT E'back\\slash', "Ünï" date NOT NULL, "q""uote" jsonb DEFAULT '{"a": [1]}');
CREATE INDEX "Odd Index" ON "Odd Table" ("select" text_pattern_ops, "Ünï" DESC NULLS LAST);
CREATE SCHEMA d;
CREATE TABLE d.ot (id integer PRIMARY KEY);
CREATE TABLE "d.ot" (id integer PRIMARY KEY);
CREATE TABLE refers (id integer REFERENCES "d.ot", other integer);
CREATE TABLE refers_too (id integer REFERENCES "d.ot");
CREATE TYPE numbered AS (b integer, "7" integer, "10" text);
