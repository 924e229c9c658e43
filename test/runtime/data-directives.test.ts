import { describe, expect } from 'vitest';
import { sql } from '../../src/models/index.js';
import { up, upgrade } from './chain.js';
import { test } from './fixture.js';

describe('op.execute', () => {
  test('returns the rows, with parameters bound', async ({ connection }) => {
    let rows: readonly { readonly n: number; readonly tags: readonly string[] }[] = [];
    const asks = up(async (op) => {
      rows = await op.execute<{ n: number; tags: string[] }>('SELECT $1::int + 1 AS n, $2::text[] AS tags', [1, ['a']]);
    });

    await upgrade(connection, { a: asks });

    expect(rows).toEqual([{ n: 2, tags: ['a'] }]);
  });

  test('takes a fragment with values in it, and several statements at once', async ({ connection, db }) => {
    const writes = up(async (op) => {
      await op.execute('CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1), (2)');
      await op.execute(sql`UPDATE t SET b = ${"it's :fine"} WHERE a IN (${[2, 3]})`);
    });

    await upgrade(connection, { a: writes });

    expect((await db.query('SELECT * FROM t ORDER BY a')).rows).toEqual([
      { a: 1, b: null },
      { a: 2, b: "it's :fine" },
    ]);
  });
});

describe('op.bulkInsert', () => {
  test('inserts values of every kind as the columns are', async ({ connection, db }) => {
    await db.query(`
      CREATE TABLE t (
        id bigint, at timestamptz, doc json, list text[], docs jsonb, bytes bytea, price numeric, flag boolean,
        filled text DEFAULT 'yes'
      )`);
    const row = {
      id: 9007199254740993n,
      at: new Date('2026-01-02T03:04:05.678Z'),
      doc: ['a', { b: null }],
      list: ["it's", 'with "quotes", commas', null],
      docs: 'a string',
      bytes: Buffer.from([0, 255]),
      price: 0.1,
      flag: false,
    };

    await upgrade(connection, { a: up((op) => op.bulkInsert('t', [row])) });

    const { rows } = await db.query('SELECT * FROM t');
    expect(rows).toEqual([{ ...row, id: '9007199254740993', price: '0.1', filled: 'yes' }]);
  });

  test('keeps the order of rows that give and leave out different columns', async ({ connection, db }) => {
    await db.query("CREATE TABLE t (id serial, name text DEFAULT 'none')");
    const names = Array.from({ length: 2500 }, (_, index) => (index % 2 === 0 ? { name: `n${index}` } : {}));

    await upgrade(connection, { a: up((op) => op.bulkInsert('t', names)) });

    const { rows } = await db.query('SELECT id, name FROM t WHERE id IN (1, 2, 2499, 2500) ORDER BY id');
    expect(rows).toEqual([
      { id: 1, name: 'n0' },
      { id: 2, name: 'none' },
      { id: 2499, name: 'n2498' },
      { id: 2500, name: 'none' },
    ]);
  });

  test('refuses a column that the table does not have', async ({ connection, db }) => {
    await db.query('CREATE TABLE t (email text)');

    await expect(upgrade(connection, { a: up((op) => op.bulkInsert('t', [{ emial: 'x' }])) })).rejects.toMatchObject({
      code: 'DIRECTIVE_ARGUMENT_INVALID',
      message: expect.stringContaining('There is no column "emial" in table "t"'),
      hint: 'Did you mean "email"?',
      place: { directive: 'op.bulkInsert', line: expect.any(Number) },
    });
  });
});

describe('op.batchAlterTable', () => {
  test('runs when its block ends, after what the block itself calls, in its turn where nobody awaits it', async ({
    connection,
    db,
  }) => {
    await db.query('CREATE TABLE t (a text); INSERT INTO t VALUES (NULL)');
    const careless = up((op) => {
      void op.batchAlterTable('t', async (batch) => {
        void batch.alterColumn('a', { nullable: false });
        await op.execute("UPDATE t SET a = 'x'");
      });
      void op.renameColumn('t', 'a', 'b');
    });

    await upgrade(connection, { a: careless });

    expect((await db.query('SELECT b FROM t')).rows).toEqual([{ b: 'x' }]);
  });

  test('fails where a directive of it makes no sense, awaited or not', async ({ connection, db }) => {
    await db.query('CREATE TABLE t (a text)');
    const careless = up((op) =>
      op.batchAlterTable('t', async (batch) => {
        void batch.dropColumn('').catch(() => undefined);
      }),
    );

    await expect(upgrade(connection, { a: careless })).rejects.toMatchObject({ code: 'DIRECTIVE_ARGUMENT_INVALID' });
  });

  test('destroys nothing where the settings forbid it', async ({ connection, db }) => {
    await db.query('CREATE TABLE t (a text)');
    const drops = up((op) => op.batchAlterTable('t', (batch) => batch.dropColumn('a')));

    await expect(upgrade(connection, { a: drops }, { allowDestructive: false })).rejects.toMatchObject({
      code: 'DESTRUCTION_REFUSED',
    });
  });
});
