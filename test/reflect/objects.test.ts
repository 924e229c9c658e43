import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import { sequenceDefaults } from '../../src/schema/sequence.js';
import { SERVER_MAJOR, test } from '../support/database.js';

describe('reflection', () => {
  test('of an empty database is empty', async ({ db }) => {
    expect(await reflect(db, { schemas: 'all' })).toMatchObject({
      schema: { schemas: [], collations: [], enums: [], sequences: [], tables: [] },
      unmanaged: [],
      defaultSchema: 'public',
    });
  });

  test('reads tables in the order of their names, with their comments', async ({ db }) => {
    await db.query("CREATE TABLE b (); CREATE TABLE a (); COMMENT ON TABLE a IS 'why'");

    expect((await reflect(db)).schema.tables.map(({ name, comment }) => [name, comment])).toEqual([
      ['a', 'why'],
      ['b', null],
    ]);
  });

  test('reads the values of an enum in their order', async ({ db }) => {
    await db.query(`CREATE TYPE e AS ENUM ('b', 'a'); ALTER TYPE e ADD VALUE 'it''s' BEFORE 'a';
      COMMENT ON TYPE e IS 'why'`);

    expect((await reflect(db)).schema.enums).toEqual([
      { schema: null, name: 'e', values: ['b', "it's", 'a'], comment: 'why' },
    ]);
  });

  test('reads a sequence that no column owns', async ({ db }) => {
    await db.query(`CREATE SEQUENCE s AS int START 5 INCREMENT -1 MAXVALUE 9 MINVALUE -9 CACHE 3 CYCLE;
      COMMENT ON SEQUENCE s IS 'why'`);

    expect((await reflect(db)).schema.sequences).toEqual([
      {
        schema: null,
        name: 's',
        type: 'integer',
        options: { start: '5', increment: '-1', minValue: '-9', maxValue: '9', cache: '3', cycle: true },
        ownedBy: null,
        comment: 'why',
      },
    ]);
  });

  test('reads who owns a sequence', async ({ db }) => {
    await db.query('CREATE TABLE t (a text); CREATE SEQUENCE s OWNED BY t.a');

    expect((await reflect(db)).schema.sequences).toMatchObject([
      {
        type: 'bigint',
        options: sequenceDefaults('bigint', '1'),
        ownedBy: { table: { schema: null, name: 't' }, column: 'a' },
      },
    ]);
  });

  test('reads a collation of libc', async ({ db }) => {
    await db.query(`CREATE COLLATION c (LC_COLLATE = 'C', LC_CTYPE = 'POSIX'); COMMENT ON COLLATION c IS 'why'`);

    expect((await reflect(db)).schema.collations).toEqual([
      {
        schema: null,
        name: 'c',
        provider: 'libc',
        locale: 'C',
        ctype: 'POSIX',
        deterministic: true,
        rules: null,
        comment: 'why',
      },
    ]);
  });

  test('reads a collation of ICU', async ({ db }) => {
    await db.query("CREATE COLLATION c (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)");

    expect((await reflect(db)).schema.collations).toMatchObject([
      { provider: 'icu', locale: 'und-u-ks-level2', ctype: null, deterministic: false },
    ]);
  });

  test.skipIf(SERVER_MAJOR < 16)('reads the rules of a collation', async ({ db }) => {
    await db.query("CREATE COLLATION c (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g')");

    expect((await reflect(db)).schema.collations).toMatchObject([{ rules: '&a < g' }]);
  });

  test.skipIf(SERVER_MAJOR < 17)('reads a builtin collation', async ({ db }) => {
    await db.query("CREATE COLLATION c (PROVIDER = builtin, LOCALE = 'C.UTF-8')");

    expect((await reflect(db)).schema.collations).toMatchObject([{ provider: 'builtin', locale: 'C.UTF-8' }]);
  });

  test('leaves out what belongs to an extension', async ({ db }) => {
    await db.query('CREATE EXTENSION earthdistance CASCADE');

    expect(await reflect(db, { schemas: 'all' })).toMatchObject({
      schema: {
        objects: [
          { kind: 'extension', name: 'cube' },
          { kind: 'extension', name: 'earthdistance' },
        ],
        domains: [],
        tables: [],
      },
      unmanaged: [],
    });
  });
});
