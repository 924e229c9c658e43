/**
 * ship orders
 *
 * Revision ID: a27981845e92
 * Revises: 1b8735b3907c
 * Create Date: 2026-11-21 12:03:03.495655
 */
import type { Operations } from 'limbeck';
import { sql } from 'limbeck/schema';

export const revision = 'a27981845e92';
export const downRevision = '1b8735b3907c';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.addEnumValue('order_status', 'shipped', { after: 'paid' });
  await op.createIndex('ix_orders_pending', 'orders', ['placed_at'], {
    where: sql`status = 'pending'`,
  });
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropIndex('ix_orders_pending', 'orders');
  // Fails where rows hold 'shipped': "mapping" says what becomes of them.
  await op.replaceEnum('order_status', ['pending', 'paid', 'cancelled'], {
    columns: [{ table: 'orders', column: 'status', serverDefault: sql`'pending'::order_status` }],
  });
}
