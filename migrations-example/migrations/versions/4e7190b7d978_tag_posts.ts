/**
 * tag posts
 *
 * Revision ID: 4e7190b7d978
 * Revises: 80a7fa228509
 * Create Date: 2026-11-21 12:01:42.633473
 */
import type { Operations } from 'limbeck';
import { bigint, foreignKey, primaryKey, unique, varchar } from 'limbeck/schema';

export const revision = '4e7190b7d978';
export const downRevision = '80a7fa228509';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.createTable(
    'tags',
    {
      id: bigint().identity(),
      name: varchar(50),
    },
    [primaryKey(['id'], { name: 'pk_tags' }), unique(['name'], { name: 'uq_tags_name' })],
  );
  await op.createTable(
    'post_tags',
    {
      post_id: bigint(),
      tag_id: bigint(),
    },
    [
      primaryKey(['post_id', 'tag_id'], { name: 'pk_post_tags' }),
      foreignKey(['post_id'], 'posts', ['id'], {
        name: 'fk_post_tags_post_id_posts',
        onDelete: 'cascade',
      }),
      foreignKey(['tag_id'], 'tags', ['id'], {
        name: 'fk_post_tags_tag_id_tags',
        onDelete: 'cascade',
      }),
    ],
  );
}

export async function downgrade(op: Operations): Promise<void> {
  // Destroys data: drops post_tags.
  await op.dropTable('post_tags');
  // Destroys data: drops tags.
  await op.dropTable('tags');
}
