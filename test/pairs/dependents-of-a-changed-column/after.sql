CREATE TABLE account (
  id integer PRIMARY KEY,
  balance bigint,
  debt bigint DEFAULT 1 CHECK (debt > 0),
  twice bigint GENERATED ALWAYS AS (balance * 2) STORED
);
COMMENT ON CONSTRAINT account_debt_check ON account IS 'who owes';
CREATE INDEX ON account ((balance + 1)) WHERE balance > 3;
CREATE STATISTICS together ON (balance * 2), debt FROM account;
COMMENT ON STATISTICS together IS 'together';
GRANT INSERT ON account TO pg_monitor;
GRANT SELECT (balance), UPDATE (debt) ON account TO pg_monitor;

CREATE VIEW money AS SELECT balance, debt FROM account;
COMMENT ON VIEW money IS 'all of it';
COMMENT ON COLUMN money.balance IS 'ours';
ALTER VIEW money ALTER COLUMN debt SET DEFAULT 7;
GRANT SELECT ON money TO pg_monitor;
GRANT SELECT (balance) ON money TO PUBLIC;
ALTER VIEW money OWNER TO pg_monitor;
CREATE VIEW more WITH (security_barrier) AS SELECT balance + 1 AS next FROM money;
GRANT SELECT ON more TO pg_monitor WITH GRANT OPTION;

CREATE MATERIALIZED VIEW counted AS SELECT balance, twice FROM account;
CREATE UNIQUE INDEX counted_balance ON counted (balance);
COMMENT ON INDEX counted_balance IS 'once';
ALTER MATERIALIZED VIEW counted CLUSTER ON counted_balance;
ALTER MATERIALIZED VIEW counted ALTER COLUMN balance SET STATISTICS 55;
CREATE STATISTICS counted_both ON balance, twice FROM counted;
ALTER STATISTICS counted_both SET STATISTICS 30;
COMMENT ON STATISTICS counted_both IS 'of the view';
GRANT SELECT ON counted TO pg_monitor;

CREATE FUNCTION balances() RETURNS SETOF bigint LANGUAGE sql BEGIN ATOMIC SELECT balance FROM account; END;
COMMENT ON FUNCTION balances() IS 'all';
REVOKE EXECUTE ON FUNCTION balances() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION balances() TO pg_monitor;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE UPDATE OF balance ON account FOR EACH ROW WHEN (NEW.balance > 5) EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touched ON account IS 'when rich';
ALTER TABLE account ENABLE ALWAYS TRIGGER touched;
CREATE TRIGGER money_in INSTEAD OF INSERT ON money FOR EACH ROW EXECUTE FUNCTION touch();
COMMENT ON TRIGGER money_in ON money IS 'by way of the view';
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY rich ON account TO pg_monitor USING (balance > 1) WITH CHECK (debt > 2);
COMMENT ON POLICY rich ON account IS 'may see';
CREATE RULE kept AS ON DELETE TO account WHERE old.balance = 3 DO INSTEAD NOTHING;
COMMENT ON RULE kept ON account IS 'three stays';
CREATE RULE never AS ON DELETE TO more DO INSTEAD NOTHING;

CREATE TABLE owner (
  id integer,
  balance bigint,
  worth bigint GENERATED ALWAYS AS (balance * 3) STORED,
  UNIQUE (id) INCLUDE (worth),
  CONSTRAINT self FOREIGN KEY (id) REFERENCES owner (id)
);
CREATE STATISTICS owner_worth ON (worth + 1), id FROM owner;
ALTER STATISTICS owner_worth SET STATISTICS 40;
