import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test as plain, vi } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import { test } from '../support/pglite.js';
import { FAILS, makes, up, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';

describe('a run on an embedded database', () => {
  test('applies revisions and records the last one', async ({ embedded, db }) => {
    await upgrade(embedded, { a: makes('t1'), b: makes('t2') });

    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1', 't2']);
    expect(await versionsOf(db)).toEqual(['b']);
  });

  test('rolls everything back when a revision fails', async ({ embedded, db }) => {
    await expect(upgrade(embedded, { a: makes('t1'), b: FAILS })).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      exitStatus: 3,
      postgres: { sqlState: '42703', position: 8 },
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('gives the rows of a query with parameters', async ({ embedded, db }) => {
    const asks = up(async (op) => {
      const [row] = await op.execute<{ name: string }>('SELECT $1::text AS name', ['t1']);
      await op.execute(`CREATE TABLE ${row?.name} ()`);
    });

    await upgrade(embedded, { a: asks });

    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1']);
  });
});

describe('an embedded database in a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-pglite-'));
  const slowStarts: string[] = [];
  const open = () => openConnection('pglite://data/db', { baseFolder: root, onSlowStart: (at) => slowStarts.push(at) });
  const folder = join(root, 'data/db');
  const lockFile = join(folder, 'limbeck.lock');

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'PG_VERSION'), 'half of a database');
    writeFileSync(lockFile, JSON.stringify({ pid: 2 ** 30, host: hostname(), state: 'creating' }));
    const connection = await open();
    await connection.query('CREATE TABLE kept ()');
    await connection.close();
  });
  afterAll(() => rmSync(root, { recursive: true }));

  plain('whose creation was cut off is created again, and found the next time', async () => {
    const connection = await open();

    expect(await tablesOf(connection)).toEqual(['kept']);
    expect(slowStarts).toEqual([folder]);
    await connection.close();
  });

  plain('can be a client of the user, which stays open', async () => {
    const client = await PGlite.create(folder);
    const connection = await openConnection(client);

    await upgrade(connection, { a: makes('t1') });
    await connection.close();

    expect((await client.query('SELECT version_num FROM limbeck_version')).rows).toEqual([{ version_num: 'a' }]);
    await client.close();
  });

  plain('belongs to one connection at a time', async () => {
    const connection = await open();

    await expect(open()).rejects.toMatchObject({
      code: 'PGLITE_FOLDER_IN_USE',
      exitStatus: 5,
      message: expect.stringContaining('in use by this process'),
    });
    await connection.close();
    expect(readdirSync(folder)).not.toContain('limbeck.lock');
  });

  plain('belongs to another process as long as that lives', async () => {
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(lockFile, JSON.stringify({ pid: holder.pid, host: hostname(), state: 'complete' }));

    await expect(open()).rejects.toMatchObject({ message: expect.stringContaining(`process ${holder.pid}`) });
    holder.kill();
    await once(holder, 'exit');
    await (await open()).close();
    expect(readdirSync(folder)).not.toContain('limbeck.lock');
  });
});

describe('without the package of the embedded database', () => {
  plain('the error says what to install', async () => {
    vi.doMock('@electric-sql/pglite', () => {
      throw new Error('Cannot find package');
    });

    await expect(openConnection('pglite://memory', { baseFolder: tmpdir() })).rejects.toMatchObject({
      code: 'PGLITE_MISSING',
      exitStatus: 2,
      hint: 'Run `npm install @electric-sql/pglite`.',
    });
    vi.doUnmock('@electric-sql/pglite');
  });
});
