import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import type { Index, IndexKey } from '../../src/schema/index-value.js';
import type { Queryable } from '../../src/util/queryable.js';
import { SERVER_MAJOR, test } from '../support/database.js';

describe('an index', () => {
  test('has everything that can be said of it', async ({ db }) => {
    await db.query(`CREATE TABLE t (a int, b text);
      CREATE UNIQUE INDEX ix ON t (a) INCLUDE (b) WITH (fillfactor=70) WHERE b IS NOT NULL;
      COMMENT ON INDEX ix IS 'why'`);

    expect(await onlyIndex(db)).toEqual({
      name: 'ix',
      unique: true,
      method: 'btree',
      keys: [
        {
          column: 'a',
          expression: null,
          collation: null,
          opclass: null,
          opclassParameters: {},
          descending: false,
          nullsFirst: false,
        },
      ],
      include: ['b'],
      nullsNotDistinct: false,
      where: 'b IS NOT NULL',
      with: { fillfactor: '70' },
      tablespace: null,
      comment: 'why',
    });
  });

  test('says its method', async ({ db }) => {
    await db.query('CREATE TABLE t (a int[]); CREATE INDEX ix ON t USING gin (a)');

    expect(await onlyIndex(db)).toMatchObject({ method: 'gin' });
  });

  test.skipIf(SERVER_MAJOR < 15)('may take nulls for equal', async ({ db }) => {
    await db.query('CREATE TABLE t (a int); CREATE UNIQUE INDEX ix ON t (a) NULLS NOT DISTINCT');

    expect(await onlyIndex(db)).toMatchObject({ nullsNotDistinct: true });
  });

  test('has the columns of the table that it had before others were dropped', async ({ db }) => {
    await db.query('CREATE TABLE t (gone int, a int, b int); ALTER TABLE t DROP gone; CREATE INDEX ix ON t (b, a)');

    expect((await keys(db)).map(({ column }) => column)).toEqual(['b', 'a']);
  });
});

describe('the keys of an index', () => {
  test('say their order, and where nulls stand', async ({ db }) => {
    await db.query('CREATE TABLE t (a int); CREATE INDEX ix ON t (a, a DESC, a NULLS FIRST, a DESC NULLS LAST)');

    expect((await keys(db)).map(({ descending, nullsFirst }) => [descending, nullsFirst])).toEqual([
      [false, false],
      [true, true],
      [false, true],
      [true, false],
    ]);
  });

  test('may be expressions, printed as keys are', async ({ db }) => {
    await db.query('CREATE TABLE t (a int, b text); CREATE INDEX ix ON t (lower(b), (a + 1), a)');

    expect(await keys(db)).toMatchObject([
      { column: null, expression: 'lower(b)' },
      { column: null, expression: '(a + 1)' },
      { column: 'a', expression: null },
    ]);
  });

  test('name an operator class that is not the default of the type', async ({ db }) => {
    await db.query(`CREATE TYPE e AS ENUM ('x'); CREATE DOMAIN d AS varchar(3);
      CREATE TABLE t (a varchar, b text, c e, d int[], f d, g inet);
      CREATE INDEX ix ON t (a, a varchar_pattern_ops, b text_pattern_ops, c, d, f, f text_ops, g)`);

    expect((await keys(db)).map(({ opclass }) => opclass?.name ?? null)).toEqual([
      null,
      'varchar_pattern_ops',
      'text_pattern_ops',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('name the default of another type where theirs has its own', async ({ db }) => {
    await db.query('CREATE EXTENSION citext; CREATE TABLE t (a citext); CREATE INDEX ix ON t (a, a text_ops)');

    expect((await keys(db)).map(({ opclass }) => opclass)).toEqual([null, { schema: null, name: 'text_ops' }]);
  });

  test('name the operator class of an expression', async ({ db }) => {
    await db.query(`CREATE TABLE t (b text);
      CREATE INDEX ix ON t (lower(b), lower(b) text_pattern_ops, lower(b) DESC, (b || ',') text_pattern_ops DESC)`);

    expect((await keys(db)).map(({ opclass }) => opclass?.name ?? null)).toEqual([
      null,
      'text_pattern_ops',
      null,
      'text_pattern_ops',
    ]);
  });

  test('name the schema of an operator class that is in another schema', async ({ db }) => {
    await db.query(`CREATE SCHEMA ext; CREATE EXTENSION pg_trgm SCHEMA ext;
      CREATE TABLE t (a text); CREATE INDEX ix ON t USING gin (a ext.gin_trgm_ops, lower(a) ext.gin_trgm_ops)`);

    const name = { schema: 'ext', name: 'gin_trgm_ops' };
    expect(await keys(db)).toMatchObject([{ opclass: name }, { opclass: name }]);
  });

  test('have the parameters of their operator class, and then its name', async ({ db }) => {
    await db.query(`CREATE TABLE t (a tsvector); CREATE INDEX ix ON t USING gist (a tsvector_ops (siglen='100'))`);

    expect(await keys(db)).toMatchObject([
      { opclass: { schema: null, name: 'tsvector_ops' }, opclassParameters: { siglen: '100' } },
    ]);
  });

  test('name a collation that is not that of the column', async ({ db }) => {
    await db.query(
      'CREATE TABLE t (a text, b text COLLATE "C"); CREATE INDEX ix ON t (a, a COLLATE "C", b, b COLLATE "POSIX")',
    );

    expect((await keys(db)).map(({ collation }) => collation?.name ?? null)).toEqual([null, 'C', null, 'POSIX']);
  });

  test('name a collation that is not that of the expression', async ({ db }) => {
    await db.query(`CREATE TABLE t (a text, b text COLLATE "C");
      CREATE INDEX ix ON t (lower(a), lower(a) COLLATE "C", lower(b), lower(b) COLLATE "POSIX" text_pattern_ops)`);

    expect((await keys(db)).map(({ collation, opclass }) => [collation?.name, opclass?.name])).toEqual([
      [undefined, undefined],
      ['C', undefined],
      [undefined, undefined],
      ['POSIX', 'text_pattern_ops'],
    ]);
  });
});

async function onlyIndex(db: Queryable): Promise<Index> {
  const [index, ...others] = (await reflect(db)).schema.tables[0]?.indexes ?? [];
  expect(others).toEqual([]);
  return index ?? expect.unreachable();
}

async function keys(db: Queryable): Promise<readonly IndexKey[]> {
  return (await onlyIndex(db)).keys;
}
