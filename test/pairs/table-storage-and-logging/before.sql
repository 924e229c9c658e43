CREATE UNLOGGED TABLE scratchpad (text text);
CREATE TABLE ledger (id integer PRIMARY KEY, text text) WITH (fillfactor = 90);
-- Sequences that are logged otherwise than their tables, some of which change, too (PostgreSQL 15).
CREATE UNLOGGED TABLE cache (
  stays integer GENERATED ALWAYS AS IDENTITY, turns integer GENERATED ALWAYS AS IDENTITY, number serial, plain integer
);
CREATE TABLE visits (
  stays integer GENERATED ALWAYS AS IDENTITY, turns integer GENERATED ALWAYS AS IDENTITY, number serial,
  owned integer, becomes integer NOT NULL
);
CREATE SEQUENCE apart INCREMENT 5 OWNED BY visits.owned;
CREATE UNLOGGED TABLE staging (id integer GENERATED ALWAYS AS IDENTITY);
DO $$ BEGIN
  IF current_setting('server_version_num')::integer >= 150000 THEN
    ALTER SEQUENCE cache_stays_seq SET LOGGED;
    ALTER SEQUENCE cache_number_seq SET LOGGED;
    ALTER SEQUENCE visits_turns_seq SET UNLOGGED;
  END IF;
END $$;
