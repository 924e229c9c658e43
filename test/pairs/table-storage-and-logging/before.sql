CREATE UNLOGGED TABLE scratchpad (text text);
CREATE TABLE ledger (id integer PRIMARY KEY, text text) WITH (fillfactor = 90);
