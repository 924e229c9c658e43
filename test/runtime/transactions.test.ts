import { describe, expect } from 'vitest';
import { integer } from '../../src/models/index.js';
import type { RevisionBody } from '../../src/runtime/run-options.js';
import { FAILS, makes, up, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test } from './fixture.js';

const INDEXED = up(async (op) => {
  await op.createIndex('ix_t1_a', 't1', ['a'], { concurrently: true });
});
const TABLE = up(async (op) => {
  await op.createTable('t1', { a: integer() });
});

function outside(body: RevisionBody): RevisionBody {
  return { ...body, transaction: false };
}

describe('a revision that says transaction = false', () => {
  test('runs outside of one, between others that do not', async ({ connection, db }) => {
    await upgrade(connection, { a: TABLE, b: outside(INDEXED), c: makes('t3') });

    expect(await versionsOf(db)).toEqual(['c']);
  });

  test('leaves what is before it when it fails before it did anything', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: makes('t1'), b: outside(FAILS) })).rejects.toMatchObject({
      exitStatus: 3,
      data: { done: ['a'], partlyApplied: false, heads: ['a'] },
    });
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('is partly applied when it fails later, and the error says so', async ({ connection, db }) => {
    const half = up(async (op) => {
      await op.execute('CREATE TABLE t2 ()');
      await op.execute('SELECT nothing');
    });

    await expect(upgrade(connection, { a: makes('t1'), b: outside(half) })).rejects.toMatchObject({
      code: 'REVISION_PARTLY_APPLIED',
      exitStatus: 6,
      message: expect.stringMatching(/It is partly applied.* Revision a is applied\. The version table is at a\.$/),
    });
    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1', 't2']);
  });

  test('is partly applied where an index that was being built stays invalid', async ({ connection }) => {
    const duplicate = up(async (op) => {
      await op.execute('INSERT INTO t1 VALUES (1), (1)');
    });
    const unique = up((op) => op.createIndex('uq', 't1', ['a'], { unique: true, concurrently: true }));

    await expect(upgrade(connection, { a: TABLE, b: duplicate, c: outside(unique) })).rejects.toMatchObject({
      exitStatus: 6,
      data: { done: ['a', 'b'], partlyApplied: true },
    });
  });
});

describe('op.autocommitBlock', () => {
  test('runs outside the transaction, and the rest runs in another one', async ({ connection, db }) => {
    const split = up(async (op) => {
      await op.execute('SAVEPOINT needs_a_transaction');
      await op.autocommitBlock(async () => {
        await op.execute('VACUUM');
      });
      await op.execute('SAVEPOINT needs_a_transaction');
    });

    await upgrade(connection, { a: split });

    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('keeps its place among directives that nobody awaits', async ({ connection, db }) => {
    const careless = up((op) => {
      void op.createTable('t1', { a: integer() });
      void op.autocommitBlock(async () => {
        void op.createIndex('ix_t1_a', 't1', ['a'], { concurrently: true });
      });
      void op.renameIndex('ix_t1_a', 't1', 'ix_renamed');
    });

    await upgrade(connection, { a: careless });

    const { rows } = await db.query("SELECT relname FROM pg_class WHERE relname LIKE 'ix_%' AND relkind = 'i'");
    expect(rows).toEqual([{ relname: 'ix_renamed' }]);
  });

  test('makes a later failure a partly applied revision', async ({ connection, db }) => {
    const split = up(async (op) => {
      await op.execute('CREATE TABLE t1 ()');
      await op.autocommitBlock(() => Promise.resolve());
      await op.execute('CREATE TABLE t2 ()');
      await op.execute('SELECT nothing');
    });

    await expect(upgrade(connection, { a: split })).rejects.toMatchObject({
      exitStatus: 6,
      data: { done: [], failed: 'a', partlyApplied: true, heads: [] },
    });
    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1']);
  });

  test('leaves no revision unrecorded when a later one fails', async ({ connection, db }) => {
    const split = up(async (op) => {
      await op.autocommitBlock(async () => {
        await op.execute('CREATE TABLE t1 ()');
      });
      await op.execute('CREATE TABLE t2 ()');
    });

    await expect(upgrade(connection, { a: split, b: FAILS })).rejects.toMatchObject({
      exitStatus: 3,
      data: { done: ['a'], heads: ['a'] },
    });
    expect(await versionsOf(db)).toEqual(['a']);
  });
});

describe('a revision that adds a value to an enum', () => {
  test('is committed, so that the next one can use the value', async ({ connection, db }) => {
    const creates = up((op) => op.createEnum('mood', ['sad']));
    const adds = up((op) => op.addEnumValue('mood', 'happy'));
    const uses = up((op) => op.execute("CREATE TABLE t1 AS SELECT 'happy'::mood AS mood"));

    await upgrade(connection, { a: creates, b: adds, c: uses });

    expect(await versionsOf(db)).toEqual(['c']);
  });

  test('by its own SQL is committed too', async ({ connection, db }) => {
    await db.query("CREATE TYPE mood AS ENUM ('sad')");
    const adds = up((op) => op.execute("ALTER TYPE mood ADD VALUE 'happy'"));
    const uses = up((op) => op.execute("CREATE TABLE t1 AS SELECT 'happy'::mood AS mood"));

    await upgrade(connection, { a: adds, b: uses });

    expect(await versionsOf(db)).toEqual(['b']);
  });

  test('is told what to do where it uses the value itself', async ({ connection, db }) => {
    await db.query("CREATE TYPE mood AS ENUM ('sad')");
    const both = up(async (op) => {
      await op.addEnumValue('mood', 'happy');
      await op.execute("CREATE TABLE t1 AS SELECT 'happy'::mood AS mood");
    });

    await expect(upgrade(connection, { a: both })).rejects.toMatchObject({
      postgres: { sqlState: '55P04' },
      hint: expect.stringContaining('next revision'),
    });
  });
});
