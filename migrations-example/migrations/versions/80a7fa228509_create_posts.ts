/**
 * create posts
 *
 * Revision ID: 80a7fa228509
 * Revises: 7d34c9dd313a
 * Create Date: 2026-11-21 12:01:22.759904
 */
import type { Operations } from 'limbeck';
import {
  bigint,
  foreignKey,
  index,
  primaryKey,
  sql,
  text,
  timestamptz,
  unique,
  varchar,
} from 'limbeck/schema';

export const revision = '80a7fa228509';
export const downRevision = '7d34c9dd313a';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.createTable(
    'posts',
    {
      id: bigint().identity(),
      title: varchar(200),
      slug: text().generatedAs(sql`lower(title)`),
      body: text().nullable().comment('Markdown'),
      author_id: bigint(),
      created_at: timestamptz().serverDefault(sql`now()`),
      updated_at: timestamptz().nullable(),
    },
    [
      primaryKey(['id'], { name: 'pk_posts' }),
      unique(['author_id', 'title'], { name: 'uq_posts_author_id_title' }),
      foreignKey(['author_id'], 'users', ['id'], {
        name: 'fk_posts_author_id_users',
        onDelete: 'cascade',
      }),
      index(['author_id'], { name: 'ix_posts_author_id' }),
    ],
  );
}

export async function downgrade(op: Operations): Promise<void> {
  // Destroys data: drops posts.
  await op.dropTable('posts');
}
