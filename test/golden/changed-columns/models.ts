import { check, MetaData, sql } from '../../../src/models/index.js';

export const metadata = new MetaData();
const { table, t } = metadata;

export const orderStatus = metadata.enum('order_status', ['pending', 'paid', 'refunded']);

export const customers = table('customers', { id: t.bigint().identity().primaryKey(), name: t.text() });

export const orders = table(
  'orders',
  {
    id: t.bigint().primaryKey(),
    customerId: t.bigint().nullable().references(() => customers.c.id, { onDelete: 'set null' }),
    status: orderStatus().serverDefault('refunded'),
    price: t.numeric(12, 2),
    placed: t.timestamptz().nullable(),
    note: t.varchar(100).serverDefault('none').comment('From the customer'),
    remark: t.text().nullable(),
    code: t.uuid(),
  },
  (c) => [check('positive', sql`${c.price} >= 0`)],
);
