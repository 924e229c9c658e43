CREATE SCHEMA tools;
COMMENT ON SCHEMA tools IS 'what others wrote';
CREATE EXTENSION pg_trgm SCHEMA tools;
CREATE VIEW tools.alike AS SELECT tools.similarity('a', 'b');
CREATE SCHEMA kept;
CREATE EXTENSION unaccent SCHEMA kept;
CREATE SCHEMA left_behind;
CREATE EXTENSION citext SCHEMA left_behind;
