-- CREATE TABLE makes one key of two that say the same; and an operator class has parameters, though it is the usual one.
CREATE TABLE account (id integer UNIQUE, email text, words tsvector);
ALTER TABLE account ADD CONSTRAINT account_id_again UNIQUE (id), ADD PRIMARY KEY (id);
CREATE INDEX account_words ON account USING gist (words tsvector_ops (siglen = 100), words);
CREATE TABLE login (id integer PRIMARY KEY, code text UNIQUE, words tsvector);
ALTER TABLE login ADD CONSTRAINT login_id UNIQUE (id), ADD CONSTRAINT login_code UNIQUE (code);
COMMENT ON CONSTRAINT login_code ON login IS 'once more';
CREATE INDEX login_words ON login USING gist (words tsvector_ops (siglen = 200));
CREATE MATERIALIZED VIEW emails AS SELECT id, email FROM account;
ALTER MATERIALIZED VIEW emails ALTER COLUMN id SET (n_distinct = -1, n_distinct_inherited = 3);
CREATE TABLE excluded (id integer, CONSTRAINT one EXCLUDE USING btree (id WITH =));
ALTER TABLE excluded ADD EXCLUDE USING btree (id WITH =);
