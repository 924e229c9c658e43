import {
  bigint,
  col,
  index,
  integer,
  numeric,
  sql,
  text,
  timestamptz,
  uuid,
  varchar,
} from '../../../src/models/index.js';
import type { Operations } from '../../../src/runtime/operations.js';

export async function upgrade(op: Operations): Promise<void> {
  await op.autocommitBlock(async () => {
    await op.addEnumValue('order_status', 'refunded');
  });
  await op.dropConstraint('orders_customer_id_fkey', 'orders', { type: 'foreignKey' });
  await op.dropConstraint('positive', 'orders', { type: 'check' });
  await op.alterColumn('customers', 'id', {
    type: bigint(),
    identity: {},
    serial: null,
    existingSerial: true,
  });
  await op.addColumn('orders', 'remark', text().nullable());
  // Fails where orders has rows: code is NOT NULL and has no default.
  await op.addColumn('orders', 'code', uuid());
  // Destroys data: rounds orders.price (numeric(12,4) to numeric(12,2)).
  // Takes the numbers of orders.placed for seconds since 1970.
  // Fails where orders.note is longer than 100 characters. To find the rows:
  //   SELECT * FROM orders WHERE length(rtrim(note, ' ')) > 100;
  // Fails where orders.note is null. To find the rows:
  //   SELECT * FROM orders WHERE note IS NULL;
  await op.batchAlterTable('orders', async (batch) => {
    await batch.alterColumn('id', { type: bigint() });
    await batch.alterColumn('customer_id', { type: bigint() });
    await batch.alterColumn('status', { serverDefault: sql`'refunded'::order_status` });
    await batch.alterColumn('price', { type: numeric(12, 2) });
    await batch.alterColumn('placed', {
      type: timestamptz(),
      using: sql`pg_catalog.to_timestamp(placed)`,
    });
    await batch.alterColumn('note', {
      type: varchar(100),
      nullable: false,
      serverDefault: 'none',
      comment: 'From the customer',
    });
  });
  // Fails where rows of orders violate positive. To find the rows:
  //   SELECT * FROM (SELECT id, CAST(price AS numeric(12,2)) AS price FROM orders) AS orders WHERE NOT (price >= 0);
  await op.createCheckConstraint('positive', 'orders', sql`price >= 0`);
  await op.createForeignKey(
    'orders_customer_id_fkey',
    'orders',
    'customers',
    ['customer_id'],
    ['id'],
    { onDelete: 'set null' },
  );
  // Destroys data: drops orders.legacy.
  // orders.remark has the same type. If this is a rename, write instead of the two:
  //   await op.renameColumn('orders', 'legacy', 'remark');
  await op.dropColumn('orders', 'legacy');
  // Destroys data: drops old_orders.
  await op.dropTable('old_orders');
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropConstraint('orders_customer_id_fkey', 'orders', { type: 'foreignKey' });
  await op.dropConstraint('positive', 'orders', { type: 'check' });
  // Fails where rows hold 'refunded': "mapping" says what becomes of them. To find the rows:
  //   SELECT * FROM orders WHERE status::text IN ('refunded');
  await op.replaceEnum('order_status', ['pending', 'paid'], {
    columns: [{ table: 'orders', column: 'status', serverDefault: sql`'pending'::order_status` }],
  });
  // Brings back old_orders without its rows.
  await op.createTable(
    'old_orders',
    {
      id: integer().nullable(),
      from: text().nullable(),
    },
    [index([col('from').desc()], { name: 'old_index', where: sql`id > 0` })],
  );
  // Fails where customers.id is out of range for integer. To find the rows:
  //   SELECT * FROM customers WHERE id NOT BETWEEN -2147483648 AND 2147483647;
  await op.alterColumn('customers', 'id', { type: integer(), identity: null, serial: true });
  // Brings back orders.legacy without its values.
  await op.addColumn('orders', 'legacy', text().nullable());
  // Fails where orders.id is out of range for integer. To find the rows:
  //   SELECT * FROM orders WHERE id NOT BETWEEN -2147483648 AND 2147483647;
  // Fails where orders.customer_id is out of range for integer. To find the rows:
  //   SELECT * FROM orders WHERE customer_id NOT BETWEEN -2147483648 AND 2147483647;
  // Fails where orders.price is out of range for numeric(12,4). To find the rows:
  //   SELECT * FROM orders WHERE abs(round(price, 4)) >= 1e8 AND price <> 'NaN';
  // Takes the numbers of orders.placed for seconds since 1970.
  // Fails where orders.placed is infinite. To find the rows:
  //   SELECT * FROM orders WHERE NOT isfinite(placed);
  await op.batchAlterTable('orders', async (batch) => {
    await batch.alterColumn('id', { type: integer() });
    await batch.alterColumn('customer_id', { type: integer() });
    await batch.alterColumn('price', { type: numeric(12, 4) });
    await batch.alterColumn('placed', {
      type: bigint(),
      using: sql`extract(epoch FROM placed)::bigint`,
    });
    await batch.alterColumn('note', {
      type: varchar(500),
      nullable: true,
      serverDefault: "it's `new`",
      comment: null,
    });
  });
  // Fails where rows of orders violate positive. To find the rows:
  //   SELECT * FROM orders WHERE NOT (price > 0::numeric);
  await op.createCheckConstraint('positive', 'orders', sql`price > 0::numeric`);
  await op.createForeignKey(
    'orders_customer_id_fkey',
    'orders',
    'customers',
    ['customer_id'],
    ['id'],
  );
  // Destroys data: drops orders.remark.
  await op.dropColumn('orders', 'remark');
  // Destroys data: drops orders.code.
  await op.dropColumn('orders', 'code');
}
