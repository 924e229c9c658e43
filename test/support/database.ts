import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { test as base, inject } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';

export interface TestDatabase extends Queryable {
  close(): Promise<void>;
}

/** The major version of the server that these tests run on. */
export const SERVER_MAJOR: number = inject('serverMajor');

/**
 * A test with a separate, empty database: `db` is a connection to it, and `databaseUrl` is its URL. The database is
 * dropped after the test, even if a session is still connected.
 */
export const test = base
  .extend('admin', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const admin = await connect(inject('serverUrl'));
    onCleanup(() => admin.close());
    return admin;
  })
  .extend('databaseUrl', async ({ admin }, { onCleanup }) => {
    const name = `limbeck_test_${randomBytes(8).toString('hex')}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ${SERVER_MAJOR < 15 ? '' : 'STRATEGY file_copy'}`);
    onCleanup(async () => {
      await sessionsEnd(admin, name);
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    });
    return withDatabase(inject('serverUrl'), name);
  })
  .extend('db', async ({ databaseUrl }, { onCleanup }) => {
    const db = await connect(databaseUrl);
    onCleanup(() => db.close());
    return db;
  });

/** Opens one more connection, which the caller closes. */
export async function connect(url: string): Promise<TestDatabase> {
  const client = new Client(url);
  await client.connect();
  return {
    async query(sql, parameters) {
      // Without parameters the simple protocol, which alone takes several statements and then gives several results.
      const result = await (parameters === undefined ? client.query(sql) : client.query(sql, [...parameters]));
      return Array.isArray(result) ? result.at(-1) : result;
    },
    close: () => client.end(),
  };
}

/**
 * Waits for the sessions of a database, a second at most. `end()` of a pool resolves before its connections are closed;
 * to end them from here would be an error that nobody listens to.
 */
async function sessionsEnd(admin: TestDatabase, name: string): Promise<void> {
  const deadline = performance.now() + 1000;
  while (performance.now() < deadline) {
    const { rows } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name]);
    if (rows.length === 0) return;
    await setTimeout(20);
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
