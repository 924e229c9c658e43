import { describe, expect } from 'vitest';
import { integer } from '../../src/models/index.js';
import type { Connection } from '../../src/runtime/connection.js';
import type { RevisionBody, RunOptions } from '../../src/runtime/run-options.js';
import { splitStatements } from '../../src/script/split-statements.js';
import type { Queryable } from '../../src/util/queryable.js';
import { up, upgrade } from './chain.js';
import { versionsOf } from './database-facts.js';
import { DESTROYS, KEEPS, ROWS, SCHEMA } from './destruction-shapes.js';
import { test } from './fixture.js';

const REFUSED = { code: 'DESTRUCTION_REFUSED', exitStatus: 2 };

function outcome(connection: Connection, body: RevisionBody, options: Partial<RunOptions> = {}): Promise<unknown> {
  return upgrade(connection, { a: body }, { allowDestructive: false, ...options }).catch((error: unknown) => error);
}

async function rowsOf(db: Queryable): Promise<unknown> {
  return (await db.query(ROWS)).rows;
}

/** A revision in SQL, outside of the transaction of the run. */
function outside(sql: string): RevisionBody {
  return { upgrade: splitStatements(sql, { file: 'a.sql', line: 1 }), transaction: false };
}

describe('without permission to destroy data', () => {
  test('a revision that destroys some is refused, and nothing is changed', async ({ connection, db }) => {
    await db.query(SCHEMA);
    await db.query("SELECT lo_from_bytea(0, 'x')");
    const before = await rowsOf(db);
    for (const [what, act, loss] of DESTROYS) {
      const error = await outcome(connection, up(act));
      expect(error, what).toMatchObject({ ...REFUSED, message: expect.stringContaining(loss) });
      expect(await rowsOf(db), what).toEqual(before);
    }
    expect((await db.query("SELECT to_regclass('limbeck_version') AS found")).rows).toEqual([{ found: null }]);
  });

  test('a revision that destroys none is run', async ({ connection, db }) => {
    for (const [what, act] of KEEPS) {
      await db.query(SCHEMA);
      expect(await outcome(connection, up(act)), what).toMatchObject({ after: ['a'] });
      await db.query('DROP SCHEMA public CASCADE; DROP SCHEMA side CASCADE; CREATE SCHEMA public');
    }
  });

  test('a revision of SQL is looked at while it runs, whatever its comments say', async ({ connection, db }) => {
    await db.query(SCHEMA);
    const statements = (text: string) => ({ upgrade: splitStatements(text, { file: 'a.sql', line: 1 }) });

    const refused = await outcome(
      connection,
      statements('-- Destroys data: drops t.name.\nALTER TABLE t DROP COLUMN name;'),
    );
    const run = await outcome(connection, statements('-- Destroys data: drops u.\nCREATE TABLE u (); DROP TABLE u;'));

    expect(refused).toMatchObject({ ...REFUSED, place: { line: 2 } });
    expect(run).toMatchObject({ after: ['a'] });
  });

  test('one revision can be allowed by its id', async ({ connection, db }) => {
    await db.query(SCHEMA);
    const chain = { a: up((op) => op.dropTable('child')), b: up((op) => op.dropColumn('t', 'name')) };
    const options = { allowDestructive: ['a'], transactionPerMigration: true };

    await expect(upgrade(connection, chain, options)).rejects.toMatchObject({
      ...REFUSED,
      message: expect.stringContaining('Revision "b" failed in op.dropColumn: It drops t.name.'),
      hint: expect.stringContaining('--allow-destructive-in b'),
    });
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('what an allowed revision has moved is safe from the next one', async ({ connection, db }) => {
    await db.query(SCHEMA);
    const moves = up((op) => op.execute('CREATE TABLE moved AS TABLE child; DROP TABLE child'));
    const chain = { a: moves, b: up((op) => op.dropTable('moved')) };

    await expect(upgrade(connection, chain, { allowDestructive: ['a'] })).rejects.toMatchObject(REFUSED);
  });

  test('the drop of a table that somebody else drops meanwhile is not blamed on the revision', async ({
    connection,
    db,
  }) => {
    await db.query(SCHEMA);
    const body = up(async (op) => {
      await op.execute('CREATE TABLE u ()');
      await db.query('DROP TABLE side.thing');
      await op.execute('CREATE TABLE v ()');
    });

    expect(await outcome(connection, body)).toMatchObject({ after: ['a'] });
  });

  test('a DELETE is refused if the server does not count rows', async ({ connection, db }) => {
    await db.query(SCHEMA);
    await connection.query('SET track_counts = off');

    expect(
      await outcome(
        connection,
        up((op) => op.execute('DELETE FROM child')),
      ),
    ).toMatchObject(REFUSED);
    expect(
      await outcome(
        connection,
        up((op) => op.addColumn('t', 'a', integer().nullable())),
      ),
    ).toMatchObject({
      after: ['a'],
    });
  });
});

describe('outside of a transaction, without permission to destroy data', () => {
  test.for([
    ['a statement', 'DELETE FROM child'],
    ['a transaction of its own', 'BEGIN; DELETE FROM child; COMMIT'],
    ['a procedure that commits', 'CALL committing()'],
    ['what cannot be taken back', 'DROP DATABASE nowhere'],
    ['a block', 'DO $$ BEGIN DELETE FROM child; END $$'],
  ])('%s that destroys data is refused, and nothing is changed', async ([, sql = ''], { connection, db }) => {
    await db.query(SCHEMA);
    const before = await rowsOf(db);

    expect(await outcome(connection, outside(sql))).toMatchObject(REFUSED);
    expect([await rowsOf(db), await versionsOf(db)]).toEqual([before, []]);
  });

  test('statements that destroy nothing are run, those that must be alone too', async ({ connection, db }) => {
    await db.query(SCHEMA);
    const sql = `
      SET lock_timeout = '5s'; CREATE INDEX CONCURRENTLY i ON t (name); REINDEX TABLE CONCURRENTLY t; VACUUM t;
      BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; INSERT INTO child VALUES (1, 'z'); COMMIT;
      ALTER TABLE t ADD COLUMN label text; UPDATE t SET label = 'x'; DROP INDEX CONCURRENTLY i`;

    expect(await outcome(connection, outside(sql))).toMatchObject({ after: ['a'] });
  });

  test('in op.autocommitBlock a loss is refused before it is committed', async ({ connection, db }) => {
    await db.query(SCHEMA);
    const before = await rowsOf(db);
    const body = up((op) =>
      op.autocommitBlock(async () => {
        await op.createIndex('i', 't', ['name'], { concurrently: true });
        await op.dropColumn('t', 'name').catch(() => undefined);
      }),
    );

    expect(await outcome(connection, body)).toMatchObject({ message: expect.stringContaining('It drops t.name.') });
    expect(await rowsOf(db)).toEqual(before);
  });

  test('a loss that was caught is not committed by op.autocommitBlock', async ({ connection, db }) => {
    await db.query(SCHEMA);
    const before = await rowsOf(db);
    const body = up(async (op) => {
      await op.execute('DELETE FROM child').catch(() => undefined);
      await op.autocommitBlock(async () => undefined);
    });

    expect(await outcome(connection, body)).toMatchObject(REFUSED);
    expect(await rowsOf(db)).toEqual(before);
  });
});
