import { expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import { constraintsOf } from '../../src/schema/table.js';
import { test } from '../support/database.js';
import { metadata } from './blog-models.js';

test('the models of the documentation are what they say', () => {
  const { tables } = metadata.toSchema();

  expect(
    tables.map((table) => [
      table.name,
      table.columns.map(({ name }) => name).join(' '),
      [...constraintsOf(table), ...table.indexes].map(({ name }) => name).join(' '),
    ]),
  ).toEqual([
    [
      'users',
      'id email full_name is_active avatar_url manager_id created_at updated_at',
      'pk_users uq_users_email ck_users_email_shape fk_users_manager_id_users ix_users_email_lower',
    ],
    [
      'posts',
      'id title slug author_id price status settings body created_at updated_at',
      'pk_posts uq_posts_author_id_title fk_posts_author_id_users ix_posts_author_id',
    ],
    ['tags', 'id name', 'pk_tags uq_tags_name'],
    ['post_tags', 'post_id tag_id', 'pk_post_tags fk_post_tags_post_id_posts fk_post_tags_tag_id_tags'],
  ]);
});

test('the models of the documentation can be created, and exist afterwards', async ({ db }) => {
  await metadata.createAll(db);

  const { schema } = await reflect(db);
  expect(schema.tables.map(({ name }) => name)).toEqual(['post_tags', 'posts', 'tags', 'users']);
});
