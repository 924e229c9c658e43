import {
  bigint,
  boolean,
  check,
  enumType,
  foreignKey,
  index,
  jsonb,
  numeric,
  primaryKey,
  sql,
  text,
  timestamptz,
  unique,
  varchar,
} from '../../../src/models/index.js';
import type { Operations } from '../../../src/runtime/operations.js';

export async function upgrade(op: Operations): Promise<void> {
  await op.createEnum('order_status', ['pending', 'paid', 'cancelled']);
  await op.createTable(
    'users',
    {
      id: bigint().identity(),
      email: varchar(255),
      full_name: varchar(120),
      is_active: boolean().serverDefault(true),
      manager_id: bigint().nullable(),
      created_at: timestamptz().serverDefault(sql`now()`),
      updated_at: timestamptz().nullable(),
    },
    [
      primaryKey(['id'], { name: 'pk_users' }),
      unique(['email'], { name: 'uq_users_email' }),
      check('ck_users_email_shape', sql`email LIKE '%@%'`),
      foreignKey(['manager_id'], 'users', ['id'], { name: 'fk_users_manager_id_users' }),
      index([sql`lower(email)`], { name: 'ix_users_email_lower', unique: true }),
    ],
  );
  await op.createTable(
    'posts',
    {
      id: bigint().identity(),
      title: varchar(500),
      slug: text().generatedAs(sql`lower(title)`),
      author_id: bigint(),
      price: numeric(12, 2).serverDefault(0),
      status: enumType('order_status').serverDefault('pending'),
      settings: jsonb().serverDefault(sql`'{"theme": "dark"}'::jsonb`),
      body: text().nullable().comment('Markdown'),
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
  // Destroys data: drops posts.
  await op.dropTable('posts');
  // Destroys data: drops users.
  await op.dropTable('users');
  // Destroys data: drops tags.
  await op.dropTable('tags');
  await op.dropEnum('order_status');
}
