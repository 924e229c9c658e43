/**
 * create users
 *
 * Revision ID: 7d34c9dd313a
 * Revises: base
 * Create Date: 2026-11-21 12:01:10.046877
 */
import type { Operations } from 'limbeck';
import { bigint, check, primaryKey, sql, timestamptz, unique, varchar } from 'limbeck/schema';

export const revision = '7d34c9dd313a';
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.createTable(
    'users',
    {
      id: bigint().identity(),
      email: varchar(255),
      full_name: varchar(120),
      created_at: timestamptz().serverDefault(sql`now()`),
      updated_at: timestamptz().nullable(),
    },
    [
      primaryKey(['id'], { name: 'pk_users' }),
      unique(['email'], { name: 'uq_users_email' }),
      check('ck_users_email_shape', sql`email LIKE '%@%'`),
    ],
  );
}

export async function downgrade(op: Operations): Promise<void> {
  // Destroys data: drops users.
  await op.dropTable('users');
}
