import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { type AnyMetaData, MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

function shop() {
  const metadata = new MetaData({ schema: 'shop' });
  const { t } = metadata;
  const mood = metadata.enum('mood', ['good', 'bad']);
  const orders = metadata.table('orders', { id: t.bigint().primaryKey(), total: t.numeric(12, 2), mood: mood() });
  return { metadata, t, mood, orders };
}

function check(databaseUrl: string, metadata: AnyMetaData) {
  const { folder } = createProject();
  return commands.check({ cwd: folder, settings: { url: databaseUrl, target: metadata, includeSchemas: true } });
}

describe('the columns of a declared view', () => {
  test('may be some of those that the query gives, with or without the parameters of a type', async ({
    databaseUrl,
  }) => {
    const { metadata, t, mood, orders } = shop();
    metadata.view('a', { id: t.bigint().comment('the order'), total: t.numeric() }, sql`SELECT * FROM ${orders}`);
    metadata.materializedView(
      'b',
      { orderMood: mood().nullable(), exact: t.numeric(12, 2), many: t.text().array() },
      sql`SELECT mood AS order_mood, total AS exact, ARRAY['x'] AS many FROM ${orders}`,
    );

    expect((await check(databaseUrl, metadata)).differences).toEqual(
      expect.arrayContaining(['create view shop.a', 'create materialized view shop.b']),
    );
  });

  test('are compared with those that the query gives', async ({ databaseUrl }) => {
    const missing = shop();
    missing.metadata.view('a', { totl: missing.t.numeric() }, sql`SELECT total FROM ${missing.orders}`);
    const wrong = shop();
    wrong.metadata.view(
      'a',
      { orderCount: wrong.t.integer() },
      sql`SELECT count(*) AS order_count FROM ${wrong.orders}`,
    );
    const unknown = shop();
    unknown.metadata.view('a', { total: unknown.t.type('nothing') }, sql`SELECT total FROM ${unknown.orders}`);

    await expect(check(databaseUrl, missing.metadata)).rejects.toMatchObject({
      code: 'VIEW_COLUMN_MISMATCH',
      message: 'View "shop.a" is declared with column "totl", but its query has no such column.',
      hint: 'Did you mean "total"?',
      place: { file: import.meta.filename },
    });
    await expect(check(databaseUrl, wrong.metadata)).rejects.toThrow(
      'Column "order_count" of view "shop.a" is declared as integer, but its query gives bigint.',
    );
    await expect(check(databaseUrl, unknown.metadata)).rejects.toThrow(
      'PostgreSQL refuses the types that view "shop.a" is declared with: type "nothing" does not exist.',
    );
  });

  test('have no defaults and keys', () => {
    const { metadata, t } = shop();

    expect(() => metadata.view('a', { id: t.bigint().primaryKey() }, 'SELECT 1 AS id')).toThrow('primaryKey');
    expect(() => metadata.view('a', { id: t.bigint().references('orders.id') }, 'SELECT 1 AS id')).toThrow(
      'references',
    );
  });
});
