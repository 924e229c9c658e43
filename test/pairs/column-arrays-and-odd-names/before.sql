CREATE TABLE "Odd Table" ("a b" integer[], "select" text DEFAULT 'it''s', "Ünï" date);
