/**
 * find users by email and post settings
 *
 * Revision ID: 1b8735b3907c
 * Revises: 33d353741dc5
 * Create Date: 2026-11-21 12:02:34.331374
 */
import type { Operations } from 'limbeck';
import { boolean, jsonb, sql, text, varchar } from 'limbeck/schema';

export const revision = '1b8735b3907c';
export const downRevision = '33d353741dc5';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  // posts.slug is built again: it cannot be altered in place.
  await op.dropColumn('posts', 'slug');
  await op.addColumn('users', 'is_active', boolean().serverDefault(true));
  await op.createIndex('ix_users_email_lower', 'users', [sql`lower(email)`], { unique: true });
  await op.addColumn('posts', 'settings', jsonb().serverDefault(sql`'{"theme": "dark"}'::jsonb`));
  await op.alterColumn('posts', 'title', { type: varchar(500) });
  await op.addColumn('posts', 'slug', text().generatedAs(sql`lower(title::text)`));
}

export async function downgrade(op: Operations): Promise<void> {
  // posts.slug is built again: it cannot be altered in place.
  await op.dropColumn('posts', 'slug');
  await op.dropIndex('ix_users_email_lower', 'users');
  // Fails where posts.title is longer than 200 characters.
  await op.alterColumn('posts', 'title', { type: varchar(200) });
  await op.addColumn('posts', 'slug', text().generatedAs(sql`lower(title::text)`));
  // Destroys data: drops posts.settings.
  await op.dropColumn('posts', 'settings');
  // Destroys data: drops users.is_active.
  await op.dropColumn('users', 'is_active');
}
