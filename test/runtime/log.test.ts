import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { RevisionBody, RunOptions } from '../../src/runtime/run-options.js';
import { splitStatements } from '../../src/script/split-statements.js';
import { connect, type TestDatabase } from '../support/database.js';
import { type Chain, FAILS, makes, up, upgrade } from './chain.js';
import { versionsOf } from './database-facts.js';
import { test } from './fixture.js';

const LOG: Partial<RunOptions> = { log: { tool: 'limbeck 1.2.3', host: 'ci-1' } };

async function logOf(db: TestDatabase): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await db.query(
    'SELECT *, extract(epoch FROM duration)::float8 AS seconds FROM limbeck_version_log ORDER BY number',
  );
  return rows;
}

/** SQL that is sent ahead of its answers. */
function sleeps(seconds: number): RevisionBody {
  return { upgrade: splitStatements(`SELECT pg_sleep(${seconds})`, { file: 'a.sql', line: 1 }), fingerprint: 'f00' };
}

describe('the log', () => {
  test('records each revision with its author, its time, and how long its statements took', async ({
    connection,
    db,
  }) => {
    await upgrade(connection, { a: sleeps(0), b: sleeps(0.3), c: sleeps(0) }, LOG);

    const rows = await logOf(db);
    const [user] = (await db.query('SELECT session_user AS name')).rows;
    const same = { direction: 'upgrade', outcome: 'done', host: 'ci-1' };
    expect(rows).toMatchObject([
      { ...same, revision: 'a', tool: 'limbeck 1.2.3', fingerprint: 'f00' },
      { ...same, revision: 'b', role: user?.name },
      { ...same, revision: 'c' },
    ]);
    // The client's clock: the server may have begun b before the client saw a's answer, so b may take less than its sleep.
    const [a, b, c] = rows.map((row) => Number(row.seconds));
    expect(b).toBeGreaterThan(Math.max(Number(a), Number(c)));
    expect(b).toBeLessThan(60);
    const { rows: order } = await db.query(
      'SELECT FROM limbeck_version_log AS x JOIN limbeck_version_log AS y ON x.number < y.number WHERE x.started_at > y.started_at',
    );
    expect(order).toEqual([]);
  });

  test('has what was committed, and nothing else', async ({ connection, db }) => {
    const block = up(async (op) => {
      await op.execute('CREATE TABLE b ()');
      await op.autocommitBlock(async () => {
        await op.execute('VACUUM');
      });
      await op.execute('SELECT nothing');
    });
    await expect(upgrade(connection, { a: makes('a'), b: FAILS }, LOG)).rejects.toThrow();
    expect((await db.query("SELECT to_regclass('limbeck_version_log') AS log")).rows).toEqual([{ log: null }]);

    await expect(upgrade(connection, { a: makes('a'), b: block }, LOG)).rejects.toThrow();

    expect(await versionsOf(db)).toEqual(['a']);
    expect(await logOf(db)).toMatchObject([{ revision: 'a' }]);
  });

  test('is one statement for a run of many revisions', async ({ connection, db }) => {
    const chain: Chain = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`r${n}`, makes(`t${n}`)]));
    const sent: string[] = [];
    const query: typeof connection.query = (sql, parameters) => {
      sent.push(sql);
      return connection.query(sql, parameters);
    };

    await upgrade({ ...connection, query, queryAlways: query }, chain, LOG);

    expect(sent.filter((sql) => sql.includes('limbeck_version_log') && !sql.startsWith('\n'))).toHaveLength(2);
    expect(await logOf(db)).toHaveLength(30);
  });

  test('is left alone by a role that may not write it', async ({ databaseUrl, db }) => {
    const role = `limbeck_log_${randomBytes(6).toString('hex')}`;
    await db.query(`CREATE ROLE ${role} LOGIN; CREATE SCHEMA own AUTHORIZATION ${role}`);
    const own = new URL(databaseUrl);
    own.username = role;
    own.password = '';
    const admin = await connect(databaseUrl);
    const connection = await openConnection(own.href);
    try {
      await db.query(`CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY); GRANT ALL ON limbeck_version TO ${role};
        REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
      const warnings: string[] = [];
      const options = {
        ...LOG,
        versionTable: { schema: 'public', name: 'limbeck_version' },
        onWarning: (message: string) => warnings.push(message),
      };
      const chain = { a: makes('own.a'), b: makes('own.b') };

      await upgrade(connection, { a: makes('own.a') }, options);
      expect(warnings).toEqual([]);
      await admin.query(`CREATE TABLE limbeck_version_log ()`);
      await upgrade(connection, chain, options);

      expect(await versionsOf(db)).toEqual(['b']);
      expect(warnings).toEqual([expect.stringContaining('Grant it INSERT, or set `log: false`')]);
    } finally {
      await connection.close();
      await admin.close();
      await db.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });
});
