import { describe, expect } from 'vitest';
import { boolean } from '../../src/models/index.js';
import { FAILS, makes, up, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test } from './fixture.js';

describe('a revision that PostgreSQL refuses', () => {
  test('takes the whole run with it', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: makes('t1'), b: FAILS })).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      exitStatus: 3,
      message:
        'Revision "b" failed in op.execute: column "nothing" does not exist. Everything was rolled back and nothing was applied: the database is at base.',
      data: { done: [], failed: 'b', partlyApplied: false, heads: [] },
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('is reported with its statement, the line of the directive, and what PostgreSQL said', async ({
    connection,
  }) => {
    const error = await upgrade(connection, { a: FAILS }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      place: {
        revision: 'a',
        file: expect.stringMatching(/chain\.ts$/),
        line: expect.any(Number),
        directive: 'op.execute',
        statement: 'SELECT nothing',
      },
      postgres: { sqlState: '42703', message: 'column "nothing" does not exist', position: 8 },
    });
  });

  test('fails where nobody awaited the directive, and what was called after it is not run', async ({
    connection,
    db,
  }) => {
    const careless = up((op) => {
      void op.execute('SELECT nothing');
      void op.execute('CREATE TABLE after ()');
    });

    await expect(upgrade(connection, { a: { ...careless, transaction: false } })).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      message: expect.stringContaining('"nothing"'),
    });
    expect(await tablesOf(db)).toEqual(['limbeck_version']);
  });

  test('continues if the revision caught the failure with a savepoint', async ({ connection, db }) => {
    const careful = up(async (op) => {
      await op.execute('SAVEPOINT before');
      await op.execute('SELECT nothing').catch(() => undefined);
      await op.execute('ROLLBACK TO before');
      await op.execute('CREATE TABLE t1 ()');
    });

    await upgrade(connection, { a: careful });

    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1']);
  });

  test('is named by its first failure where a caught one has aborted the transaction', async ({ connection }) => {
    const carefree = up(async (op) => {
      await op.execute('SELECT nothing').catch(() => undefined);
      await op.execute('CREATE TABLE t1 ()');
    });

    await expect(upgrade(connection, { a: carefree })).rejects.toMatchObject({
      place: { statement: 'SELECT nothing' },
    });
  });

  test('says what to do about a statement that may not run in a transaction', async ({ connection }) => {
    const impatient = up(async (op) => {
      await op.createTable('t1', { a: boolean() });
      await op.createIndex('ix_t1_a', 't1', ['a'], { concurrently: true });
    });

    await expect(upgrade(connection, { a: impatient })).rejects.toMatchObject({
      hint: expect.stringContaining('op.autocommitBlock'),
    });
  });

  test('at the commit says so', async ({ connection, db }) => {
    await db.query('CREATE TABLE t1 (id int PRIMARY KEY, next int REFERENCES t1 DEFERRABLE INITIALLY DEFERRED)');
    const dangling = up((op) => op.execute('INSERT INTO t1 VALUES (1, 2)'));

    await expect(upgrade(connection, { a: dangling })).rejects.toMatchObject({
      message: expect.stringMatching(/^The commit after revision "a" failed: .*the database is at base\.$/),
      postgres: { sqlState: '23503' },
    });
  });
});

describe('a revision that throws', () => {
  test('is rolled back and reported with the line that threw', async ({ connection, db }) => {
    const throwing = up(async (op) => {
      await op.execute('CREATE TABLE t1 ()');
      throw new TypeError('no such tenant');
    });

    await expect(upgrade(connection, { a: throwing })).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      message: expect.stringMatching(/^Revision "a" failed: no such tenant\. Everything was rolled back/),
      place: { file: import.meta.filename, line: expect.any(Number) },
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('gives a directive an argument that makes no sense: the directive and its line are named', async ({
    connection,
  }) => {
    const wrong = up((op) => op.dropColumn('users', ''));

    await expect(upgrade(connection, { a: wrong })).rejects.toMatchObject({
      code: 'DIRECTIVE_ARGUMENT_INVALID',
      exitStatus: 2,
      place: { directive: 'op.dropColumn', file: import.meta.filename, line: expect.any(Number) },
    });
  });
});

describe('a revision that ends the transaction of the run', () => {
  const ends = (word: string) => up((op) => op.execute(`CREATE TABLE t2 (); ${word}`));

  test('by COMMIT is partly applied, and those before it are applied', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: makes('t1'), b: ends('COMMIT'), c: makes('t3') })).rejects.toMatchObject({
      code: 'REVISION_PARTLY_APPLIED',
      data: { done: ['a'], failed: 'b', heads: ['a'] },
    });
    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1', 't2']);
  });

  test('by ROLLBACK takes those before it along', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: makes('t1'), b: ends('ROLLBACK') })).rejects.toMatchObject({
      code: 'TRANSACTION_ENDED',
      exitStatus: 3,
      data: { done: [], heads: [] },
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('by COMMIT before a statement that fails is partly applied too', async ({ connection }) => {
    await expect(upgrade(connection, { a: makes('t1'), b: ends('COMMIT; SELECT nothing') })).rejects.toMatchObject({
      exitStatus: 6,
      postgres: { sqlState: '42703' },
      data: { done: ['a'], partlyApplied: true },
    });
  });
});

describe('with a transaction for each revision', () => {
  test('those before the failing one stay', async ({ connection, db }) => {
    const chain = { a: makes('t1'), b: makes('t2'), c: FAILS, d: makes('t4') };

    await expect(upgrade(connection, chain, { transactionPerMigration: true })).rejects.toMatchObject({
      exitStatus: 3,
      message: expect.stringMatching(/Revisions a, b are applied\. The database is at b\.$/),
      data: { done: ['a', 'b'], failed: 'c', heads: ['b'] },
    });
    expect({ tables: await tablesOf(db), recorded: await versionsOf(db) }).toEqual({
      tables: ['limbeck_version', 't1', 't2'],
      recorded: ['b'],
    });
  });
});

describe('where data may not be destroyed', () => {
  test('a directive that destroys some is refused', async ({ connection, db }) => {
    await db.query('CREATE TABLE users (bio text)');
    const drops = up((op) => op.dropColumn('users', 'bio'));

    await expect(upgrade(connection, { a: drops }, { allowDestructive: false })).rejects.toMatchObject({
      code: 'DESTRUCTION_REFUSED',
      message: expect.stringContaining('drops users.bio'),
    });
  });
});
