CREATE TABLE scratchpad (text text);
CREATE TABLE ledger (id integer PRIMARY KEY, text text) WITH (fillfactor = 50, autovacuum_enabled = false);
ALTER TABLE ledger ALTER text SET STORAGE EXTERNAL;
ALTER TABLE ledger ALTER text SET STATISTICS 500;
ALTER TABLE ledger REPLICA IDENTITY FULL;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
