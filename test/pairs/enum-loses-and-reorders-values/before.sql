CREATE TYPE priority AS ENUM ('low', 'middle', 'high', 'urgent');
COMMENT ON TYPE priority IS 'how soon';
CREATE TABLE job (priority priority DEFAULT 'low', all_of priority[]);
CREATE INDEX ON job (priority) WHERE priority = 'high';
-- a child changes its parents, so its column stands alone while the enum is built again
CREATE TABLE old_parent (priority priority);
CREATE TABLE new_parent (priority priority);
CREATE TABLE child () INHERITS (old_parent);

-- A policy on a column of the enum is changed, as that column is dropped and another one comes.
CREATE TYPE phase AS ENUM ('new', 'old');
CREATE TABLE deed (was phase);
CREATE POLICY known ON deed USING (was IS NOT NULL);
COMMENT ON POLICY known ON deed IS 'known';

-- A column of a parent takes the place of a computed one, and its enum is built again.
CREATE TYPE level AS ENUM ('low', 'middle', 'high');
CREATE TABLE mother (a level DEFAULT 'low', b boolean GENERATED ALWAYS AS (a IS NULL) STORED);
CREATE TABLE daughter () INHERITS (mother);
