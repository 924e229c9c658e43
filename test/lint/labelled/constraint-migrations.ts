import type { LabelledMigration } from './labelled-migration.js';

export const CONSTRAINT_MIGRATIONS: readonly LabelledMigration[] = [
  {
    purpose: 'a foreign key',
    rule: 'foreign-key-validates',
    dangerous: `ALTER TABLE orders
  ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;`,
    safe: `ALTER TABLE orders
  ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fk;`,
  },
  {
    purpose: 'a column with a foreign key',
    rule: 'foreign-key-validates',
    dangerous: 'ALTER TABLE logins ADD COLUMN order_id integer REFERENCES orders (id);',
    safe: `ALTER TABLE logins ADD COLUMN order_id integer;
ALTER TABLE logins ADD CONSTRAINT logins_order FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;`,
  },
  {
    purpose: 'a column with a default and a foreign key',
    rule: 'foreign-key-validates',
    dangerous: 'ALTER TABLE logins ADD COLUMN order_id integer NOT NULL DEFAULT 1 REFERENCES orders;',
    safe: 'ALTER TABLE logins ADD COLUMN order_id integer NOT NULL DEFAULT 1;',
  },
  {
    purpose: 'a check',
    rule: 'check-validates',
    dangerous: 'ALTER TABLE orders ADD CONSTRAINT orders_tax CHECK (tax >= 0);',
    safe: `BEGIN;
ALTER TABLE orders ADD CONSTRAINT orders_tax CHECK (tax >= 0) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE orders VALIDATE CONSTRAINT orders_tax;
COMMIT;`,
  },
  {
    purpose: 'a check without a name',
    rule: 'check-validates',
    dangerous: 'ALTER TABLE ONLY public.orders ADD CHECK (total > 0 OR note IS NOT NULL);',
    safe: 'ALTER TABLE ONLY public.orders ADD CHECK (total > 0 OR note IS NOT NULL) NOT VALID;',
  },
  {
    purpose: 'a column with a check',
    rule: 'check-validates',
    dangerous: 'ALTER TABLE orders ADD COLUMN discount integer DEFAULT 0 CHECK (discount < 100);',
    safe: `ALTER TABLE orders ADD COLUMN discount integer DEFAULT 0;
ALTER TABLE orders ADD CONSTRAINT orders_discount CHECK (discount < 100) NOT VALID;`,
  },
  {
    purpose: 'a constraint is validated',
    rule: 'validate-same-transaction',
    dangerous: `BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE payments ADD CONSTRAINT payments_paid CHECK (paid_at IS NOT NULL) NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT payments_paid;
COMMIT;`,
    safe: `SET lock_timeout = '2s';
ALTER TABLE payments ADD CONSTRAINT payments_paid CHECK (paid_at IS NOT NULL) NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT payments_paid;`,
  },
  {
    purpose: 'a unique constraint',
    rule: 'unique-constraint-builds',
    dangerous: 'ALTER TABLE customers ADD CONSTRAINT customers_email_unique UNIQUE (email);',
    safe: `CREATE UNIQUE INDEX CONCURRENTLY customers_email_idx ON customers (email);
ALTER TABLE customers ADD CONSTRAINT customers_email_unique UNIQUE USING INDEX customers_email_idx;`,
  },
  {
    purpose: 'a unique column',
    rule: 'unique-constraint-builds',
    dangerous: 'ALTER TABLE customers ADD COLUMN tax_number text UNIQUE;',
    safe: `ALTER TABLE customers ADD COLUMN tax_number text;
CREATE UNIQUE INDEX CONCURRENTLY customers_tax_number ON customers (tax_number);`,
  },
  {
    purpose: 'a primary key',
    rule: 'primary-key-builds',
    dangerous: 'ALTER TABLE logins ADD PRIMARY KEY (customer_id, at);',
    safe: `CREATE UNIQUE INDEX CONCURRENTLY logins_pkey ON logins (customer_id, at);
ALTER TABLE logins ADD CONSTRAINT logins_pkey PRIMARY KEY USING INDEX logins_pkey;`,
  },
  {
    purpose: 'an exclusion constraint',
    rule: 'exclusion-constraint',
    dangerous: 'ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);',
    safe: `CREATE TABLE reservations (
  room integer, during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&)
);`,
  },
  {
    purpose: 'a primary key is dropped',
    rule: 'drop-primary-key',
    dangerous: 'ALTER TABLE payments DROP CONSTRAINT payments_pkey;',
    safe: `CREATE UNIQUE INDEX CONCURRENTLY payments_key ON payments (id);
BEGIN;
ALTER TABLE payments DROP CONSTRAINT payments_pkey;
ALTER TABLE payments ADD CONSTRAINT payments_key PRIMARY KEY USING INDEX payments_key;
COMMIT;`,
  },
  {
    purpose: 'a check of a domain',
    rule: 'domain-constraint',
    dangerous: 'ALTER DOMAIN cents ADD CONSTRAINT cents_positive CHECK (VALUE >= 0);',
    safe: 'ALTER DOMAIN cents ADD CONSTRAINT cents_positive CHECK (VALUE >= 0) NOT VALID;',
  },
  {
    purpose: 'a domain that excludes null',
    rule: 'domain-constraint',
    dangerous: 'ALTER DOMAIN cents SET NOT NULL;',
    safe: 'CREATE DOMAIN euros AS numeric(12,2) CHECK (VALUE >= 0);',
  },
];
