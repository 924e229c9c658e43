CREATE TABLE account (id integer UNIQUE, email text, words tsvector);
CREATE MATERIALIZED VIEW emails AS SELECT id, email FROM account;
ALTER MATERIALIZED VIEW emails ALTER COLUMN email SET (n_distinct = 7);
