CREATE TABLE "Odd Table" ("a b" integer[], "select" text DEFAULT 'it''s', "Ünï" date);
CREATE TABLE refers (id integer, other integer);
