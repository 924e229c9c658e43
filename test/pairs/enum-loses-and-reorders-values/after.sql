CREATE TYPE priority AS ENUM ('high', 'low');
CREATE TABLE job (priority priority DEFAULT 'low', all_of priority[]);
CREATE INDEX ON job (priority) WHERE priority = 'high';
CREATE TABLE old_parent (priority priority);
CREATE TABLE new_parent (priority priority);
CREATE TABLE child () INHERITS (new_parent);

-- A policy on a column of the enum is changed, as that column is dropped and another one comes.
CREATE TYPE phase AS ENUM ('new');
CREATE TABLE deed (at phase);
CREATE POLICY known ON deed USING (at IS NOT NULL);
COMMENT ON POLICY known ON deed IS 'known';

CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE mother (b level DEFAULT 'high', a boolean GENERATED ALWAYS AS (b IS NULL) STORED);
CREATE TABLE daughter () INHERITS (mother);
