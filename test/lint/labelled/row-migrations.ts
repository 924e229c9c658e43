import type { LabelledMigration } from './labelled-migration.js';

export const ROW_MIGRATIONS: readonly LabelledMigration[] = [
  {
    purpose: 'every row is changed',
    rule: 'unbatched-change',
    dangerous: "UPDATE customers SET country = 'DE';",
    safe: "UPDATE customers SET country = 'DE' WHERE id BETWEEN 1 AND 5000;",
  },
  {
    purpose: 'rows without a value are filled',
    rule: 'unbatched-change',
    dangerous: 'UPDATE customers SET full_name = email WHERE full_name IS NULL;',
    safe: `UPDATE customers SET full_name = email
WHERE id IN (SELECT id FROM customers WHERE full_name IS NULL ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED);`,
  },
  {
    purpose: 'old rows are deleted',
    rule: 'unbatched-change',
    dangerous: "DELETE FROM logins WHERE at < now() - interval '90 days';",
    safe: `WITH old AS (SELECT ctid FROM logins WHERE at < now() - interval '90 days' LIMIT 1000)
DELETE FROM logins USING old WHERE logins.ctid = old.ctid;`,
  },
  {
    purpose: 'rows with a flag are changed',
    rule: 'unbatched-change',
    dangerous: 'UPDATE customers SET score = 0 WHERE is_active = false;',
    safe: 'UPDATE customers SET score = 0 WHERE is_active = false AND id >= 1 AND id < 1000;',
  },
  {
    purpose: 'rows are filled from another table',
    rule: 'unbatched-change',
    dangerous: 'UPDATE payments p SET reference = o.note FROM orders o WHERE o.id = p.order_id;',
    safe: 'UPDATE payments p SET reference = o.note FROM orders o WHERE o.id = p.order_id AND p.id = ANY (ARRAY[1, 2, 3]);',
  },
  {
    purpose: 'rows are changed in batches by a block',
    rule: 'unbatched-change',
    dangerous: `DO $$ BEGIN
  UPDATE orders SET note = 'none' WHERE note IS NULL;
END $$;`,
    safe: `DO $$
DECLARE changed integer;
BEGIN
  LOOP
    UPDATE orders SET note = 'none'
    WHERE id IN (SELECT id FROM orders WHERE note IS NULL LIMIT 5000);
    GET DIAGNOSTICS changed = ROW_COUNT;
    EXIT WHEN changed = 0;
    COMMIT;
  END LOOP;
END $$;`,
  },
  {
    purpose: 'ranges of keys are changed by a block',
    rule: 'unbatched-change',
    dangerous: `DO $$
DECLARE o record;
BEGIN
  DELETE FROM payments;
END $$;`,
    safe: `DO $$
DECLARE
  low bigint := 0;
  high bigint;
BEGIN
  SELECT max(id) INTO high FROM payments;
  WHILE low <= high LOOP
    UPDATE payments SET reference = upper(reference) WHERE id > low AND id <= low + 10000 AND reference IS NOT NULL;
    low := low + 10000;
    COMMIT;
    PERFORM pg_sleep(0.1);
  END LOOP;
END $$;`,
  },
  {
    purpose: 'a column is added and filled',
    rule: 'backfill-in-ddl-transaction',
    dangerous: `BEGIN;
ALTER TABLE orders ADD COLUMN currency text;
UPDATE orders SET currency = 'EUR' WHERE currency IS NULL;
ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'EUR';
COMMIT;`,
    safe: `BEGIN;
ALTER TABLE orders ADD COLUMN currency text;
ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'EUR';
COMMIT;`,
  },
  {
    purpose: 'a column is added and filled, without a word about transactions',
    rule: 'backfill-in-ddl-transaction',
    dangerous: `ALTER TABLE orders ADD COLUMN currency text;
UPDATE orders SET currency = 'EUR';`,
    safe: "ALTER TABLE orders ADD COLUMN currency text DEFAULT 'EUR';",
  },
  {
    purpose: 'a table is copied',
    rule: 'backfill-in-ddl-transaction',
    dangerous: `BEGIN;
CREATE TABLE logins_new (LIKE logins INCLUDING ALL);
LOCK TABLE logins IN SHARE MODE;
INSERT INTO logins_new SELECT * FROM logins;
COMMIT;`,
    safe: `CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
INSERT INTO countries (code, name) VALUES ('DE', 'Germany'), ('FR', 'France') ON CONFLICT DO NOTHING;
UPDATE countries SET name = upper(name);`,
  },
  {
    purpose: 'one row is corrected',
    rule: 'unbatched-change',
    dangerous: 'DELETE FROM customers;',
    safe: `DELETE FROM customers WHERE id = 17;
UPDATE customers SET country = 'FR' WHERE email = 'ann@example.com';`,
  },
];

export const SESSION_MIGRATIONS: readonly LabelledMigration[] = [
  {
    purpose: 'a table is locked',
    rule: 'lock-table',
    dangerous: `BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE orders ADD COLUMN weight integer;
COMMIT;`,
    safe: `BEGIN;
SET LOCAL lock_timeout = '1s';
SET LOCAL statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN weight integer;
COMMIT;`,
  },
  {
    purpose: 'several tables in one transaction',
    rule: 'wide-lock-window',
    dangerous: `BEGIN;
ALTER TABLE customers ADD COLUMN vip boolean;
ALTER TABLE orders ADD COLUMN vip boolean;
ALTER TABLE payments ADD COLUMN vip boolean;
COMMIT;`,
    safe: `BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE customers ADD COLUMN vip boolean;
COMMIT;
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN vip boolean;
COMMIT;`,
  },
  {
    purpose: 'a transaction without an end',
    rule: 'unfinished-transaction',
    dangerous: `BEGIN;
ALTER TABLE customers ADD COLUMN vip boolean;`,
    safe: 'ALTER TABLE customers ADD COLUMN vip boolean;',
  },
  {
    purpose: 'a statement that refuses transactions',
    rule: 'concurrent-in-transaction',
    dangerous: `START TRANSACTION;
VACUUM orders;
COMMIT;`,
    safe: 'VACUUM orders;',
  },
  {
    purpose: 'a statement that a block composes',
    rule: 'index-not-concurrent',
    dangerous: `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_indexes WHERE indexname = 'orders_note') THEN
    EXECUTE 'CREATE INDEX orders_note ON orders (note)';
  END IF;
END $$;`,
    safe: `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'size') THEN
    CREATE TYPE size AS ENUM ('s', 'm', 'l');
  END IF;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;`,
  },
  {
    purpose: 'statements of a block',
    rule: 'type-change-rewrite',
    dangerous: `DO $do$ BEGIN
  IF current_setting('server_version_num')::int >= 150000 THEN
    ALTER TABLE orders ALTER COLUMN customer_id TYPE uuid USING gen_random_uuid();
  END IF;
END $do$;`,
    safe: `DO $do$ BEGIN
  ALTER TABLE orders ADD COLUMN IF NOT EXISTS weight integer;
END $do$;`,
  },
  {
    purpose: 'a file with everything that is safe',
    rule: 'foreign-key-validates',
    dangerous: `-- add the tables of the shop
CREATE TABLE shops (id bigint PRIMARY KEY);
/* the old ones refer to it */
ALTER TABLE orders ADD COLUMN shop_id bigint;
ALTER TABLE orders ADD FOREIGN KEY (shop_id) REFERENCES shops (id);`,
    safe: `CREATE TABLE IF NOT EXISTS shops (id bigint PRIMARY KEY, owner bigint REFERENCES customers (id));
ALTER TABLE shops ADD COLUMN city text NOT NULL;
ALTER TABLE shops ADD CONSTRAINT shops_city UNIQUE (city);
ALTER TABLE shops ALTER COLUMN city TYPE varchar(20);
ALTER TABLE shops ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER shops_touch BEFORE UPDATE ON shops FOR EACH ROW EXECUTE FUNCTION touch();
COMMENT ON COLUMN orders.note IS 'free text';
ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500;
ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key;
CREATE SEQUENCE shop_numbers;
GRANT SELECT ON shops TO reader;`,
  },
];
