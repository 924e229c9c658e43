CREATE TABLE scratchpad (text text);
CREATE TABLE ledger (id integer PRIMARY KEY, text text) WITH (fillfactor = 50, autovacuum_enabled = false);
ALTER TABLE ledger ALTER text SET STORAGE EXTERNAL;
ALTER TABLE ledger ALTER text SET STATISTICS 500;
ALTER TABLE ledger REPLICA IDENTITY FULL;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
CREATE UNLOGGED TABLE cache (
  stays integer GENERATED ALWAYS AS IDENTITY, turns integer GENERATED ALWAYS AS IDENTITY, number serial,
  plain integer, added integer GENERATED ALWAYS AS IDENTITY
);
CREATE UNLOGGED TABLE visits (
  stays integer GENERATED ALWAYS AS IDENTITY, turns integer GENERATED ALWAYS AS IDENTITY, number serial,
  owned integer, becomes integer NOT NULL GENERATED ALWAYS AS IDENTITY
);
CREATE SEQUENCE apart INCREMENT 5 OWNED BY visits.owned;
CREATE TABLE staging (id integer GENERATED ALWAYS AS IDENTITY);
CREATE UNLOGGED TABLE made (id integer GENERATED ALWAYS AS IDENTITY);
DO $$ BEGIN
  IF current_setting('server_version_num')::integer >= 150000 THEN
    ALTER SEQUENCE cache_stays_seq SET LOGGED;
    ALTER SEQUENCE cache_turns_seq SET LOGGED;
    ALTER SEQUENCE cache_added_seq SET LOGGED;
    ALTER SEQUENCE visits_stays_seq SET LOGGED;
    ALTER SEQUENCE visits_number_seq SET LOGGED;
    ALTER SEQUENCE visits_becomes_seq SET LOGGED;
    ALTER SEQUENCE made_id_seq SET LOGGED;
  END IF;
END $$;
