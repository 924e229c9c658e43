import { describe, expect } from 'vitest';
import { makes, up, upgrade } from './chain.js';
import { tablesOf } from './database-facts.js';
import { test } from './fixture.js';

describe('an interrupted run', () => {
  test('stops the statement that is running and rolls back', async ({ connection, db }) => {
    const interrupt = new AbortController();
    const slow = up(async (op) => {
      await op.execute('CREATE TABLE t2 ()');
      setTimeout(() => interrupt.abort(), 50);
      await op.execute('SELECT pg_sleep(60)');
    });

    await expect(upgrade(connection, { a: makes('t1'), b: slow }, { signal: interrupt.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
      exitStatus: 130,
      message: expect.stringMatching(/^Revision "b" was interrupted\. Everything was rolled back/),
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('does not wait for code that waits for something else', async ({ connection, db }) => {
    const interrupt = new AbortController();
    const stuck = up(async (op) => {
      await op.execute('CREATE TABLE t1 ()');
      setTimeout(() => interrupt.abort(), 10);
      await new Promise(() => undefined);
    });

    await expect(upgrade(connection, { a: stuck }, { signal: interrupt.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('lets through nothing that the code calls afterwards', async ({ connection, db }) => {
    const interrupt = new AbortController();
    let late: Promise<unknown> = Promise.resolve();
    const revision = up((op) => {
      late = new Promise((resolve) => {
        setTimeout(() => resolve(op.execute('CREATE TABLE late ()')), 100);
      });
      interrupt.abort();
      return late;
    });

    await upgrade(connection, { a: { ...revision, transaction: false } }, { signal: interrupt.signal }).catch(
      () => undefined,
    );

    await expect(late).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await tablesOf(db)).toEqual(['limbeck_version']);
  });

  test('that was interrupted before it began does nothing', async ({ connection, db }) => {
    const signal = AbortSignal.abort();

    await expect(upgrade(connection, { a: makes('t1') }, { signal })).rejects.toMatchObject({ exitStatus: 130 });
    expect(await tablesOf(db)).toEqual([]);
  });
});

const END_MYSELF = 'SELECT pg_terminate_backend(pg_backend_pid())';

describe('a connection that is lost', () => {
  test('in a transaction leaves nothing of it', async ({ connection, db }) => {
    const killed = up((op) => op.execute(END_MYSELF));

    await expect(upgrade(connection, { a: makes('t1'), b: killed })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      exitStatus: 4,
      message: expect.stringMatching(/terminating connection.* Everything was rolled back/),
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('outside of one leaves a partly applied revision, and the error says so', async ({ connection }) => {
    const killed = up(async (op) => {
      await op.execute('CREATE TABLE t1 ()');
      await op.execute(END_MYSELF);
    });

    await expect(upgrade(connection, { a: { ...killed, transaction: false } })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      exitStatus: 6,
      data: { partlyApplied: true },
    });
  });

  test('during the commit leaves it open whether the run took place', async ({ connection, db }) => {
    await db.query(`
      CREATE TABLE t1 (id int);
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(60); RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON t1
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()`);
    const fatal = up((op) => op.execute('INSERT INTO t1 VALUES (1)'));

    await expect(upgrade(connection, { a: fatal })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      message: expect.stringMatching(/the database is at base or at a; `migrate current` tells\.$/),
      data: { heads: null },
    });
  });
});
