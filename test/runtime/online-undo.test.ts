import { describe, expect } from 'vitest';
import { text } from '../../src/models/index.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { RunOptions } from '../../src/runtime/run-options.js';
import { describeDatabase } from '../support/describe-database.js';
import { type Chain, up, upgrade } from './chain.js';
import { versionsOf } from './database-facts.js';
import { test as base } from './fixture.js';

const ONLINE: Partial<RunOptions> = {
  online: { online: true, onlineThreshold: 0, allowBlocking: true },
  log: { tool: 'limbeck 1', host: 'here' },
};

const UNDO: Partial<RunOptions> = { ...ONLINE, undoes: ['upgrade'], plan: () => [] };

/** A table whose unique index can't be built. */
const test = base.extend('tables', { auto: true }, async ({ db }) => {
  await db.query(`
    CREATE TABLE users (id int PRIMARY KEY, email text, age int);
    INSERT INTO users SELECT n, 'same', n FROM generate_series(1, 100) AS n`);
});

/** Two directives that run online, and between them one that doesn't; the last one fails. */
async function change(op: Operations): Promise<void> {
  await op.addColumn('users', 'bio', text().nullable());
  await op.createCheckConstraint('ck_users_age', 'users', 'age > 0');
  await op.createTable('teams', { name: text() });
  await op.createIndex('ix_users_email', 'users', ['email'], { unique: true });
}

/** Without the tables of Limbeck. */
async function schemaOf(db: Parameters<typeof describeDatabase>[0]): Promise<readonly string[]> {
  return (await describeDatabase(db)).filter((line) => !line.includes('limbeck_'));
}

describe('a revision that could not end', () => {
  test('is undone from the middle, with what was committed before its steps', async ({ connection, db }) => {
    const before = await schemaOf(db);
    await expect(upgrade(connection, { a: up(change) }, ONLINE)).rejects.toMatchObject({ exitStatus: 6 });
    expect(await schemaOf(db)).not.toEqual(before);

    const { undone, steps } = await upgrade(connection, { a: up(change) }, UNDO);

    expect({ undone, steps }).toEqual({ undone: ['a'], steps: [] });
    expect(await schemaOf(db)).toEqual(before);
    expect(await versionsOf(db)).toEqual([]);
    expect((await db.query('SELECT FROM limbeck_journal WHERE finished_at IS NULL')).rows).toEqual([]);
    expect((await db.query('SELECT revision, outcome FROM limbeck_version_log')).rows).toEqual([
      { revision: 'a', outcome: 'undone' },
    ]);
    expect(await upgrade(connection, { a: up(change) }, UNDO)).toMatchObject({ undone: [] });
  });

  test('begins again after it was undone, also with another file', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: up(change) }, ONLINE)).rejects.toMatchObject({ exitStatus: 6 });
    const edited: Chain = {
      a: up(async (op) => {
        await op.createIndex('ix_users_email', 'users', ['email']);
        await op.createCheckConstraint('ck_users_age', 'users', 'age > 0');
      }),
    };

    await upgrade(connection, edited, { ...ONLINE, undoes: ['upgrade'] });

    expect(await versionsOf(db)).toEqual(['a']);
    const lines = (await schemaOf(db)).join('\n');
    expect(lines).toMatch(/ix_users_email/);
    expect(lines).not.toMatch(/bio|teams/);
  });

  test('is continued or undone before anything else runs', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: up(change) }, ONLINE)).rejects.toMatchObject({ exitStatus: 6 });

    await expect(upgrade(connection, { other: up((op) => op.execute('CREATE TABLE other ()')) })).rejects.toMatchObject(
      {
        code: 'REVISION_UNFINISHED',
        exitStatus: 3,
        hint: expect.stringContaining('migrate upgrade a'),
      },
    );
    expect(await versionsOf(db)).toEqual([]);
  });

  test('stays as it is if a part of it can’t be undone', async ({ connection, db }) => {
    const body = up(async (op) => {
      await op.execute('CREATE TABLE other ()');
      await change(op);
    });
    await expect(upgrade(connection, { a: body }, ONLINE)).rejects.toMatchObject({ exitStatus: 6 });
    const between = await describeDatabase(db);

    await expect(upgrade(connection, { a: body }, UNDO)).rejects.toMatchObject({
      code: 'REVISION_NOT_UNDOABLE',
      message: expect.stringContaining('CREATE TABLE other ()'),
      exitStatus: 3,
    });
    expect(await describeDatabase(db)).toEqual(between);
    await db.query("UPDATE users SET email = id || '@x'");
    await upgrade(connection, { a: body }, ONLINE);
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('is not undone where that would destroy data, and data is protected', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: up(change) }, ONLINE)).rejects.toMatchObject({ exitStatus: 6 });
    await db.query("INSERT INTO teams VALUES ('a team')");

    await expect(upgrade(connection, { a: up(change) }, { ...UNDO, allowDestructive: false })).rejects.toMatchObject({
      code: 'REVISION_PARTLY_APPLIED',
      message: expect.stringMatching(/teams/),
    });

    expect((await db.query('SELECT name FROM teams')).rows).toEqual([{ name: 'a team' }]);
    await db.query("UPDATE users SET email = id || '@x'");
    await upgrade(connection, { a: up(change) }, ONLINE);
    expect(await versionsOf(db)).toEqual(['a']);
  });
});
