import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { expect } from 'vitest';
import { type Database, type InsertOf, jsonValue, MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';

function shop() {
  const metadata = new MetaData();
  const { table, t } = metadata;
  const orderItems = table('order_items', {
    id: t.bigint().identity().primaryKey(),
    itemName: t.text().unique(),
    tags: t.jsonb<string[]>().serverDefault(['new']),
    note: t.jsonb<string | { text: string }>().nullable(),
    price: t.jsonb<{ amount: number }>(),
    anything: t.jsonb().serverDefault({}),
  });
  const names = metadata.view('item_names', { itemName: t.text() }, sql`SELECT item_name FROM ${orderItems}`);
  const counts = metadata.materializedView(
    'tag_counts',
    { tag: t.text(), useCount: t.bigint().typed<number>() },
    sql`SELECT tag, count(*) AS use_count FROM ${orderItems}, jsonb_array_elements_text(tags) AS tag GROUP BY tag`,
  );
  return { metadata, orderItems, names, counts };
}

test('Kysely reads and writes what the models declare', async ({ db, databaseUrl }) => {
  const { metadata, ...models } = shop();
  await metadata.createAll(db);
  const dialect = new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl }) });
  const plain = new Kysely<Database<typeof models>>({ dialect });
  const camel = new Kysely<Database<typeof models, 'property'>>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    const texts = ['a', 'b "c" \\'];
    await plain
      .insertInto('order_items')
      .values([
        { item_name: 'one', tags: jsonValue(texts), note: jsonValue('plain'), price: { amount: 1 } },
        { item_name: 'two', note: { text: 'x' }, price: { amount: 2 }, anything: jsonValue([1, 'x', null]) },
      ])
      .execute();
    await plain
      .insertInto('order_items')
      .values({ item_name: 'two', tags: jsonValue(['late']), price: { amount: 3 } })
      .onConflict((oc) => oc.column('item_name').doUpdateSet((eb) => ({ tags: eb.ref('excluded.tags') })))
      .execute();

    expect(await plain.selectFrom('order_items').selectAll().orderBy('id').execute()).toEqual([
      { id: '1', item_name: 'one', tags: texts, note: 'plain', price: { amount: 1 }, anything: {} },
      {
        id: '2',
        item_name: 'two',
        tags: ['late'],
        note: { text: 'x' },
        price: { amount: 2 },
        anything: [1, 'x', null],
      },
    ]);
    expect(await camel.selectFrom('itemNames').selectAll().orderBy('itemName').execute()).toEqual([
      { itemName: 'one' },
      { itemName: 'two' },
    ]);
    expect(await plain.selectFrom('tag_counts').select('tag').execute()).toEqual([]);
  } finally {
    await plain.destroy();
  }
});

test('pg takes what InsertOf allows', async ({ db }) => {
  const { metadata, orderItems } = shop();
  await metadata.createAll(db);
  const item: InsertOf<typeof orderItems> = { itemName: 'one', tags: jsonValue(['a']), price: { amount: 1 } };

  await db.query('INSERT INTO order_items (item_name, tags, price) VALUES ($1, $2, $3)', [
    item.itemName,
    item.tags,
    item.price,
  ]);
  const { rows } = await db.query('SELECT tags, price FROM order_items');
  expect(rows).toEqual([{ tags: ['a'], price: { amount: 1 } }]);
});
