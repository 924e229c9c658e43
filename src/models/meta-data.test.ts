import { describe, expect, test, vi } from 'vitest';
import { bigint, conv, integer, MetaData, numeric, sql, text, unique } from './index.js';
import { isMetaData } from './meta-data.js';

describe('the names of columns', () => {
  test('are those of the properties where the metadata says so', () => {
    const metadata = new MetaData({ columnNaming: 'same' });
    metadata.table('users', { fullName: text(), other: text().name('Other Name') });

    expect(metadata.toSchema().tables[0]?.columns.map(({ name }) => name)).toEqual(['fullName', 'Other Name']);
  });
});

describe('a project’s own words for types', () => {
  test('are methods of t, and win over those of PostgreSQL', () => {
    const metadata = new MetaData({ types: { money: () => numeric(12, 2) } });
    const { table, t } = metadata;
    table('prices', { price: t.money(), note: t.text() });

    expect(metadata.toSchema().tables[0]?.columns.map(({ type }) => type.sql)).toEqual(['numeric(12,2)', 'text']);
  });

  test('are handed to a function that makes the columns', () => {
    const metadata = new MetaData({ types: { key: () => bigint().identity().primaryKey() } });
    metadata.table('users', (t) => ({ id: t.key() }));

    expect(metadata.toSchema().tables[0]?.primaryKey?.columns).toEqual(['id']);
  });
});

describe('schemas', () => {
  test('the schema of the metadata applies to unqualified names', () => {
    const metadata = new MetaData({ schema: 'shop' });
    const mood = metadata.enum('mood', ['good']);
    metadata.table('users', { id: bigint().primaryKey(), mood: mood().serverDefault('good') });
    metadata.table('posts', { user: bigint().references('users.id') }, { schema: 'blog' });

    const { schemas, tables } = metadata.toSchema();
    expect(schemas.map(({ name }) => name)).toEqual(['shop', 'blog']);
    expect(tables[0]?.columns[1]).toMatchObject({ type: { sql: 'shop.mood' }, serverDefault: "'good'::shop.mood" });
    expect(tables[1]?.foreignKeys[0]?.referredTable).toEqual({ schema: 'shop', name: 'users' });
  });

  test('what is declared in the default schema by name counts as declared without', () => {
    const metadata = new MetaData({ schema: 'public' });
    const mood = metadata.enum('mood', ['good']);
    metadata.table('users', { id: bigint().primaryKey(), mood: mood().serverDefault('good') });

    const { schemas, tables } = metadata.toSchema({ defaultSchema: 'public' });
    expect([schemas, tables[0]?.schema]).toEqual([[], null]);
    expect(tables[0]?.columns[1]?.serverDefault).toBe("'good'::mood");
  });

  test('a table looks for what it refers to in the default schema first, then in its own', () => {
    const metadata = new MetaData();
    metadata.table('users', { id: bigint().primaryKey() }, { schema: 'auth' });
    metadata.table('tokens', { user: bigint().references('users.id') }, { schema: 'auth' });

    expect(metadata.toSchema().tables[1]?.foreignKeys[0]?.referredTable).toEqual({ schema: 'auth', name: 'users' });
  });
});

describe('renames', () => {
  test('of tables, columns, enums and values are in the values', () => {
    const metadata = new MetaData();
    metadata.enum('mood', ['good', 'bad'], { renamedFrom: 'feeling', renamedValues: { bad: 'worse' } });
    metadata.table('users', { name: text().renamedFrom('title') }, { schema: 'auth', renamedFrom: 'public.people' });

    const { enums, tables } = metadata.toSchema();
    expect(enums[0]).toMatchObject({ renamedFrom: { schema: null, name: 'feeling' }, renamedValues: { bad: 'worse' } });
    expect(tables[0]).toMatchObject({
      renamedFrom: { schema: 'public', name: 'people' },
      columns: [{ renamedFrom: 'title' }],
    });
  });
});

test('a final name is left alone by the convention', () => {
  const metadata = new MetaData({ namingConvention: { uq: 'uq_%(constraint_name)s' } });
  metadata.table('users', { a: integer(), b: integer() }, (c) => [
    unique([c.a], { name: conv('mine') }),
    unique([c.b], { name: 'mine' }),
  ]);

  expect(metadata.toSchema().tables[0]?.uniques.map(({ name }) => name)).toEqual(['mine', 'uq_mine']);
});

test('a metadata and columns of another copy of the package are known', async () => {
  vi.resetModules();
  const copy = await import('./index.js');
  const metadata = new MetaData();
  metadata.table('users', { id: copy.bigint().serverDefault(copy.sql`1`) }, (c) => [
    copy.index([c.id, copy.sql`${c.id} + 1`.desc()], { where: sql`${c.id} > 0` }),
  ]);

  expect(copy.MetaData).not.toBe(MetaData);
  expect(isMetaData(new copy.MetaData())).toBe(true);
  expect(metadata.toSchema().tables[0]?.indexes[0]).toMatchObject({
    keys: [{ column: 'id' }, { expression: 'id + 1' }],
  });
});

test('only metadata is recognized as metadata', () => {
  expect([null, 5, {}, MetaData, new Map()].filter(isMetaData)).toEqual([]);
});
