/**
 * take orders
 *
 * Revision ID: 33d353741dc5
 * Revises: 4e7190b7d978
 * Create Date: 2026-11-21 12:02:06.838113
 */
import type { Operations } from 'limbeck';
import {
  bigint,
  check,
  col,
  enumType,
  foreignKey,
  index,
  numeric,
  primaryKey,
  sql,
  timestamptz,
} from 'limbeck/schema';

export const revision = '33d353741dc5';
export const downRevision = '4e7190b7d978';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.createEnum('order_status', ['pending', 'paid', 'cancelled']);
  await op.createTable(
    'orders',
    {
      id: bigint().identity(),
      user_id: bigint(),
      status: enumType('order_status').serverDefault('pending'),
      total: numeric(12, 2).serverDefault(0),
      placed_at: timestamptz().serverDefault(sql`now()`),
    },
    [
      primaryKey(['id'], { name: 'pk_orders' }),
      check('ck_orders_total_not_negative', sql`total >= 0`),
      foreignKey(['user_id'], 'users', ['id'], { name: 'fk_orders_user_id_users' }),
      index(['user_id', col('placed_at').desc()], { name: 'ix_orders_user_id_placed_at' }),
    ],
  );
}

export async function downgrade(op: Operations): Promise<void> {
  // Destroys data: drops orders.
  await op.dropTable('orders');
  await op.dropEnum('order_status');
}
