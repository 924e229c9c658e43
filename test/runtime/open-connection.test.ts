import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { Client, Pool } from 'pg';
import { describe, expect, onTestFinished } from 'vitest';
import type { Notice } from '../../src/runtime/connection.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import { test } from '../support/database.js';
import { startTcpProxy } from '../support/tcp-proxy.js';
import { makes, upgrade } from './chain.js';
import { versionsOf } from './database-facts.js';

/** The URL of the test's database, changed. */
function changed(databaseUrl: string, change: (url: URL) => void): string {
  const url = new URL(databaseUrl);
  change(url);
  return url.href;
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

describe('a connection by URL', () => {
  test('names itself to the server, and says where it leads without the password', async ({ databaseUrl }) => {
    const url = changed(databaseUrl, (parts) => {
      parts.password = 'secret';
    });
    const connection = await openConnection(url);

    const { rows } = await connection.query("SELECT current_setting('application_name') AS name");
    expect(rows).toEqual([{ name: 'limbeck' }]);
    expect(connection.description).toMatch(/^\w+@[\w.]+:\d+\/limbeck_test_\w+$/);
    await connection.close();
  });

  test('gets the last result of several statements', async ({ databaseUrl }) => {
    const connection = await openConnection(databaseUrl);

    expect(await connection.query('SELECT 1 AS a; SELECT 2 AS b')).toEqual({ rows: [{ b: 2 }], rowCount: 1 });
    await connection.close();
  });

  test('runs statements in the order in which they were sent', async ({ databaseUrl }) => {
    const connection = await openConnection(databaseUrl);

    const answers = await Promise.allSettled([
      connection.query('CREATE TABLE t (a int)'),
      connection.query('INSERT INTO t VALUES ($1)', [1]),
      connection.query('SELECT nothing'),
      connection.query('SELECT a FROM t'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    await connection.close();
  });

  test('passes on the notices of the server in addition to its results', async ({ databaseUrl }) => {
    const notices: Notice[] = [];
    const connection = await openConnection(databaseUrl, { onNotice: (notice) => notices.push(notice) });

    await connection.query('DROP TABLE IF EXISTS nothing');

    expect(notices).toEqual([{ severity: 'NOTICE', message: 'table "nothing" does not exist, skipping' }]);
    await connection.close();
  });

  test('takes sslmode=prefer as libpq does: without TLS where the server has none', async ({ databaseUrl }) => {
    const connection = await openConnection(`${databaseUrl}?sslmode=prefer`);

    expect((await connection.query('SELECT 1 AS a')).rows).toEqual([{ a: 1 }]);
    await connection.close();
  });
});

describe('a connection that cannot be', () => {
  test('because of the database says so', async ({ databaseUrl }) => {
    const url = changed(databaseUrl, (parts) => {
      parts.pathname = '/nowhere';
    });

    await expect(openConnection(url)).rejects.toMatchObject({
      code: 'DATABASE_NOT_FOUND',
      exitStatus: 4,
      message: expect.stringContaining('database "nowhere" does not exist'),
      postgres: { sqlState: '3D000' },
    });
  });

  test('because of the role does not show the password', async ({ databaseUrl }) => {
    const url = changed(databaseUrl, (parts) => {
      parts.username = 'nobody_here';
      parts.password = 'secret';
    });
    const error = await openConnection(url).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'ACCESS_DENIED', exitStatus: 4 });
    expect(String(error)).not.toContain('secret');
  });

  test.for([
    ['wrong', 'ACCESS_DENIED', 'password authentication failed'],
    ['', 'PASSWORD_MISSING', 'asks for a password'],
  ] as const)('because the password is "%s" says so', async ([password, code, message], { db, databaseUrl, skip }) => {
    const { rows } = await db.query("SELECT FROM pg_roles WHERE rolname = 'by_password'");
    skip(rows.length === 0, 'this server trusts everybody');
    const role = `role_${randomUUID().replaceAll('-', '')}`;
    await db.query(`CREATE ROLE ${role} LOGIN PASSWORD 'right' IN ROLE by_password`);
    const url = changed(databaseUrl, (parts) => {
      parts.username = role;
      parts.password = password;
    });

    await expect(openConnection(url)).rejects.toMatchObject({
      code,
      exitStatus: 4,
      message: expect.stringContaining(message),
    });
    await db.query(`DROP ROLE ${role}`);
  });

  test('because the password is missing leaves no connection open', async ({ db, databaseUrl, skip }) => {
    const { rows } = await db.query("SELECT FROM pg_roles WHERE rolname = 'by_password'");
    skip(rows.length === 0, 'this server trusts everybody');
    const { hostname, port } = new URL(databaseUrl);
    const between = createServer((socket) => {
      pipeline(socket, connect(Number(port), hostname), socket, () => undefined);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => {
      between.close();
    });
    await once(between, 'listening');

    const url = changed(databaseUrl, (parts) => {
      parts.host = `127.0.0.1:${portOf(between)}`;
      parts.username = 'by_password';
      parts.password = '';
    });

    await expect(openConnection(url)).rejects.toMatchObject({ code: 'PASSWORD_MISSING' });
    await expect.poll(promisify(between.getConnections.bind(between))).toBe(0);
  });

  test('because nothing listens says so', async () => {
    await expect(openConnection('postgres://app:secret@127.0.0.1:1/shop')).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      exitStatus: 4,
      message: 'Nothing answers at app@127.0.0.1:1/shop: connect ECONNREFUSED 127.0.0.1:1.',
    });
  });

  test('because the host has no address says so', async () => {
    await expect(openConnection('postgres://app@nowhere.invalid/shop')).rejects.toMatchObject({
      code: 'HOST_NOT_FOUND',
      exitStatus: 4,
    });
  });

  test('because the server keeps silent ends after the time of the URL', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      silent.close();
    });
    await once(silent, 'listening');

    await expect(openConnection(`postgres://a@127.0.0.1:${portOf(silent)}/b?connect_timeout=1`)).rejects.toMatchObject({
      code: 'CONNECTION_TIMEOUT',
      message: expect.stringContaining('within 1 seconds'),
    });
  });

  test('because the server has no TLS says so', async ({ databaseUrl }) => {
    await expect(openConnection(`${databaseUrl}?sslmode=require`)).rejects.toMatchObject({
      code: 'TLS_FAILED',
      exitStatus: 4,
    });
  });

  test.for([
    ['mysql://app:secret@db/shop', 'mysql://app:***@db/shop'],
    ['postgres://app:secret@db:port/shop', 'postgres://app:***@db:port/shop'],
    ['postgres://app:se@cret@db:99999/shop', 'postgres://app:***@db:99999/shop'],
  ] as const)('because the URL %s is none shows it as %s', async ([url, shown]) => {
    await expect(openConnection(url)).rejects.toMatchObject({
      code: 'DATABASE_URL_INVALID',
      exitStatus: 2,
      message: expect.stringContaining(`"${shown}"`),
    });
  });
});

describe('a server that is not PostgreSQL', () => {
  test('is recognized when a client connects, without a query', async ({ databaseUrl }) => {
    // ParameterStatus, which CockroachDB sends with the others (manual: "Message Formats").
    const content = Buffer.from('crdb_version\0CockroachDB CCL v25.2.1\0');
    const head = Buffer.from([0x53, 0, 0, 0, content.length + 4]);
    let isFirst = true;
    const proxy = await startTcpProxy(databaseUrl, ({ direction, data }) => {
      if (direction === 'toServer' || !isFirst) return 'pass';
      isFirst = false;
      return Buffer.concat([head, content, data]);
    });
    onTestFinished(() => proxy.close());
    const warnings: string[] = [];
    const connection = await openConnection(proxy.url, { onWarning: (message) => warnings.push(message) });
    await connection.close();
    const ofPostgres = await openConnection(databaseUrl, { onWarning: (message) => warnings.push(message) });
    await ofPostgres.close();

    expect(warnings).toEqual([
      expect.stringMatching(/^This server is CockroachDB, .* two runs at once are not excluded/),
    ]);
  });
});

describe('a client of the user', () => {
  test('serves a run, and stays open', async ({ databaseUrl, db }) => {
    const client = new Client(databaseUrl);
    await client.connect();
    const connection = await openConnection(client);

    await upgrade(connection, { a: makes('t1'), b: makes('t2') });
    await connection.close();

    expect((await client.query('SELECT 1 AS a')).rows).toEqual([{ a: 1 }]);
    expect(await versionsOf(db)).toEqual(['b']);
    await client.end();
  });

  test('that is a pool gives one client for the run, and gets it back', async ({ databaseUrl, db }) => {
    const pool = new Pool({ connectionString: databaseUrl, max: 3 });
    const connection = await openConnection(pool);

    await upgrade(connection, { a: makes('t1'), b: makes('t2') });
    await connection.close();

    expect({ total: pool.totalCount, idle: pool.idleCount }).toEqual({ total: 1, idle: 1 });
    expect(await versionsOf(db)).toEqual(['b']);
    await pool.end();
  });
});
