import type { LabelledMigration } from './labelled-migration.js';

export const TABLE_MIGRATIONS: readonly LabelledMigration[] = [
  {
    purpose: 'a table is dropped',
    rule: 'drop-table',
    dangerous: 'DROP TABLE IF EXISTS payments;',
    safe: `CREATE TABLE scratchpad (id integer);
INSERT INTO scratchpad VALUES (1);
DROP TABLE scratchpad;`,
  },
  {
    purpose: 'a schema is dropped',
    rule: 'drop-schema',
    dangerous: 'DROP SCHEMA legacy CASCADE;',
    safe: 'CREATE SCHEMA IF NOT EXISTS reporting;',
  },
  {
    purpose: 'a view is dropped with what depends on it',
    rule: 'drop-cascade',
    dangerous: 'DROP VIEW open_orders CASCADE;',
    safe: 'CREATE OR REPLACE VIEW open_orders AS SELECT id, note FROM orders;',
  },
  {
    purpose: 'a function is dropped with its triggers',
    rule: 'drop-cascade',
    dangerous: 'DROP FUNCTION IF EXISTS touch() CASCADE;',
    safe: "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';",
  },
  {
    purpose: 'an extension or a domain is dropped with its columns',
    rule: 'drop-cascade',
    dangerous: 'DROP DOMAIN cents CASCADE;',
    safe: 'CREATE EXTENSION IF NOT EXISTS pgcrypto;',
  },
  {
    purpose: 'everything of a role is dropped',
    rule: 'drop-cascade',
    dangerous: 'DROP OWNED BY old_app;',
    safe: 'REASSIGN OWNED BY old_app TO app;',
  },
  {
    purpose: 'a column is dropped with what depends on it',
    rule: 'drop-cascade',
    dangerous: 'ALTER TABLE orders DROP COLUMN note CASCADE;',
    safe: 'ALTER TABLE orders ALTER COLUMN note SET DEFAULT NULL;',
  },
  {
    purpose: 'a table is emptied',
    rule: 'truncate',
    dangerous: 'TRUNCATE TABLE logins RESTART IDENTITY;',
    safe: `CREATE TEMPORARY TABLE picked (id bigint);
TRUNCATE picked;`,
  },
  {
    purpose: 'a table and those that refer to it are emptied',
    rule: 'truncate',
    dangerous: 'TRUNCATE orders CASCADE;',
    safe: 'DELETE FROM orders WHERE id IN (SELECT id FROM orders WHERE note IS NULL LIMIT 500);',
  },
  {
    purpose: 'a table is renamed',
    rule: 'rename-table',
    dangerous: 'ALTER TABLE logins RENAME TO sign_ins;',
    safe: `BEGIN;
ALTER TABLE logins RENAME TO sign_ins;
CREATE VIEW logins AS SELECT * FROM sign_ins;
COMMIT;`,
  },
  {
    purpose: 'a table moves to another schema',
    rule: 'move-to-schema',
    dangerous: 'ALTER TABLE payments SET SCHEMA legacy;',
    safe: 'CREATE VIEW legacy.payments AS SELECT * FROM payments;',
  },
  {
    purpose: 'a table is no longer logged',
    rule: 'set-logged',
    dangerous: 'ALTER TABLE logins SET UNLOGGED;',
    safe: 'CREATE UNLOGGED TABLE cache (key text PRIMARY KEY, value jsonb);',
  },
  {
    purpose: 'a table moves to another disk',
    rule: 'set-tablespace',
    dangerous: 'ALTER TABLE logins SET TABLESPACE slow;',
    safe: 'ALTER TABLE logins SET (fillfactor = 80);',
  },
  {
    purpose: 'a table is compacted',
    rule: 'vacuum-full',
    dangerous: 'VACUUM (FULL, ANALYZE) orders;',
    safe: 'VACUUM (ANALYZE) orders;',
  },
  {
    purpose: 'a table is sorted',
    rule: 'vacuum-full',
    dangerous: 'CLUSTER orders USING orders_placed_on;',
    safe: 'ANALYZE orders;',
  },
  {
    purpose: 'a materialized view is refreshed',
    rule: 'refresh-blocks',
    dangerous: 'REFRESH MATERIALIZED VIEW daily_totals;',
    safe: 'REFRESH MATERIALIZED VIEW CONCURRENTLY daily_totals;',
  },
  {
    purpose: 'a trigger on an existing table',
    rule: 'create-trigger',
    dangerous: 'CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();',
    safe: `CREATE TABLE audits (id bigint);
CREATE TRIGGER audits_touch BEFORE UPDATE ON audits FOR EACH ROW EXECUTE FUNCTION touch();`,
  },
  {
    purpose: 'triggers are disabled',
    rule: 'disable-trigger',
    dangerous: 'ALTER TABLE payments DISABLE TRIGGER ALL;',
    safe: 'ALTER TABLE payments ENABLE TRIGGER USER;',
  },
  {
    purpose: 'a partition is detached',
    rule: 'detach-not-concurrent',
    dangerous: 'ALTER TABLE readings DETACH PARTITION readings_2024;',
    safe: 'ALTER TABLE readings DETACH PARTITION readings_2024 CONCURRENTLY;',
  },
  {
    purpose: 'a partition is attached',
    rule: 'attach-partition-scan',
    dangerous: `ALTER TABLE readings ATTACH PARTITION readings_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`,
    safe: `CREATE TABLE readings_2026 (LIKE readings INCLUDING ALL);
ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`,
  },
  {
    purpose: 'row security without a policy',
    rule: 'row-security-without-policy',
    dangerous: 'ALTER TABLE customers ENABLE ROW LEVEL SECURITY;',
    safe: `BEGIN;
CREATE POLICY customers_all ON customers USING (is_active);
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
COMMIT;`,
  },
  {
    purpose: 'everybody gets all privileges',
    rule: 'grant-to-public',
    dangerous: 'GRANT ALL ON customers TO PUBLIC;',
    safe: 'GRANT SELECT ON customers TO reader;',
  },
  {
    purpose: 'a function runs with the rights of its owner',
    rule: 'security-definer-search-path',
    dangerous:
      "CREATE FUNCTION wipe() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM logins WHERE ip IS NULL';",
    safe: "CREATE FUNCTION wipe() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';",
  },
  {
    purpose: 'what the log tells subscribers',
    rule: 'replica-identity',
    dangerous: 'ALTER TABLE logins REPLICA IDENTITY FULL;',
    safe: 'ALTER TABLE payments REPLICA IDENTITY USING INDEX payments_pkey;',
  },
  {
    purpose: 'a setting of autovacuum',
    rule: 'autovacuum-disabled',
    dangerous: 'ALTER TABLE logins SET (autovacuum_enabled = off);',
    safe: 'ALTER TABLE logins SET (autovacuum_vacuum_scale_factor = 0.02);',
  },
  {
    purpose: 'a long name',
    rule: 'identifier-too-long',
    dangerous: 'ALTER TABLE orders ADD COLUMN the_number_of_days_until_the_customer_has_to_have_paid_the_invoice int;',
    safe: 'ALTER TABLE orders ADD COLUMN days_until_due int;',
  },
  {
    purpose: 'a database is dropped',
    rule: 'drop-database',
    dangerous: 'DROP DATABASE IF EXISTS shop;',
    safe: "COMMENT ON TABLE orders IS 'DROP DATABASE shop;';",
  },
  {
    purpose: 'settings of the server',
    rule: 'server-wide-change',
    dangerous: 'ALTER SYSTEM SET fsync = off;',
    safe: "ALTER DATABASE shop SET timezone = 'UTC';",
  },
];
