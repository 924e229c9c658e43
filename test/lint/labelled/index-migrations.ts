import type { LabelledMigration } from './labelled-migration.js';

export const INDEX_MIGRATIONS: readonly LabelledMigration[] = [
  {
    purpose: 'an index on an existing table',
    rule: 'index-not-concurrent',
    dangerous: 'CREATE INDEX idx_orders_customer ON orders (customer_id);',
    safe: 'CREATE INDEX CONCURRENTLY idx_orders_customer ON orders (customer_id);',
  },
  {
    purpose: 'a unique index, if it does not exist',
    rule: 'index-not-concurrent',
    dangerous: 'CREATE UNIQUE INDEX IF NOT EXISTS "customers_email_key" ON "public"."customers" USING btree ("email");',
    safe: 'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "customers_email_key" ON "public"."customers" ("email");',
  },
  {
    purpose: 'a partial index with a limit for locks',
    rule: 'index-not-concurrent',
    dangerous: `SET lock_timeout = '3s';
CREATE INDEX idx_open ON orders (placed_on) INCLUDE (note) WHERE state = 'new';`,
    safe: `SET lock_timeout = '3s';
CREATE INDEX CONCURRENTLY idx_open ON orders (placed_on) INCLUDE (note) WHERE state = 'new';`,
  },
  {
    purpose: 'a table with its indexes',
    rule: 'index-not-concurrent',
    dangerous: `CREATE TABLE invoices (id bigint PRIMARY KEY, order_id integer NOT NULL);
CREATE INDEX ON invoices (order_id);
CREATE INDEX payments_reference ON payments (reference);`,
    safe: `BEGIN;
CREATE TABLE invoices (id bigint PRIMARY KEY, order_id integer NOT NULL REFERENCES orders (id));
CREATE INDEX invoices_order ON invoices (order_id);
CREATE UNIQUE INDEX ON public.invoices (id, order_id);
COMMIT;`,
  },
  {
    purpose: 'a concurrent index and a transaction',
    rule: 'concurrent-in-transaction',
    dangerous: `BEGIN;
ALTER TABLE customers ADD COLUMN nickname text;
CREATE INDEX CONCURRENTLY customers_nickname ON customers (nickname);
COMMIT;`,
    safe: `BEGIN;
ALTER TABLE customers ADD COLUMN nickname text;
COMMIT;
CREATE INDEX CONCURRENTLY customers_nickname ON customers (nickname);`,
  },
  {
    purpose: 'an index is dropped',
    rule: 'drop-index-not-concurrent',
    dangerous: 'DROP INDEX IF EXISTS orders_placed_on;',
    safe: 'DROP INDEX CONCURRENTLY IF EXISTS orders_placed_on;',
  },
  {
    purpose: 'an index is rebuilt',
    rule: 'reindex-not-concurrent',
    dangerous: 'REINDEX INDEX orders_placed_on;',
    safe: 'REINDEX INDEX CONCURRENTLY orders_placed_on;',
  },
  {
    purpose: 'all indexes of a table are rebuilt',
    rule: 'reindex-not-concurrent',
    dangerous: 'REINDEX (VERBOSE) TABLE orders;',
    safe: 'REINDEX (VERBOSE, CONCURRENTLY) TABLE orders;',
  },
  {
    purpose: 'an index is replaced',
    rule: 'index-not-concurrent',
    dangerous: `DROP INDEX orders_placed_on;
CREATE INDEX orders_placed_on ON orders (placed_on DESC, id);`,
    safe: `CREATE INDEX CONCURRENTLY orders_placed_on_new ON orders (placed_on DESC, id);
DROP INDEX CONCURRENTLY orders_placed_on;
ALTER INDEX orders_placed_on_new RENAME TO orders_placed_on;`,
  },
  {
    purpose: 'an index on a partitioned table',
    rule: 'index-not-concurrent index-on-partitioned',
    dangerous: 'CREATE INDEX readings_sensor ON readings (sensor);',
    safe: `CREATE INDEX readings_sensor ON ONLY readings (sensor);
CREATE INDEX CONCURRENTLY readings_2024_sensor ON readings_2024 (sensor);
ALTER INDEX readings_sensor ATTACH PARTITION readings_2024_sensor;`,
  },
  {
    purpose: 'the index behind a constraint is dropped',
    rule: 'drop-constraint-index',
    needsHistory: true,
    dangerous: 'DROP INDEX payments_pkey;',
    safe: 'ALTER TABLE payments DROP CONSTRAINT payments_order;',
  },
];
