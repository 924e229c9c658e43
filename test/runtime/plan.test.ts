import { describe, expect } from 'vitest';
import { describeOperation } from '../../src/autogen/describe/describe-operation.js';
import { bigint, integer, sql, text } from '../../src/models/index.js';
import type { Connection } from '../../src/runtime/connection.js';
import type { PlannedStep, RunPlan } from '../../src/runtime/plan/plan.js';
import { type PlanOptions, planRun } from '../../src/runtime/plan/plan-run.js';
import { splitStatements } from '../../src/script/split-statements.js';
import { describeDatabase } from '../support/describe-database.js';
import { type Chain, planOf, up, upgrade } from './chain.js';
import { test as base } from './fixture.js';

const ONLINE = { online: 'auto', onlineThreshold: 1 } as const;

const test = base.extend('tables', { auto: true }, async ({ db }) => {
  await db.query(`
    CREATE TABLE users (id int PRIMARY KEY, email text, age int, bio text);
    INSERT INTO users SELECT n, n || '@x', n FROM generate_series(1, 1000) AS n;
    ANALYZE users;
    CREATE TABLE nobody (id int)`);
});

function plan(connection: Connection, chain: Chain, options: Partial<PlanOptions> = {}): Promise<RunPlan> {
  return planRun({
    connection,
    ...planOf(chain),
    allowDestructive: true,
    online: ONLINE,
    describe: describeOperation,
    ...options,
  });
}

async function stepsOf(planned: Promise<RunPlan>): Promise<readonly PlannedStep[]> {
  return (await planned).revisions.flatMap(({ steps }) => steps);
}

/** `online 2 users SHARE build`: way, transaction, and the locks. */
function inShort({ way, transaction, locks }: PlannedStep): string {
  const shown = locks?.map(
    ({ table, mode, work, held }) => `${table} ${mode} ${work}${held === work ? '' : `/${held}`}`,
  );
  return [way, transaction ?? 'outside', shown?.join(', ') ?? 'unknown'].join(' ').trimEnd();
}

describe('a plan', () => {
  test('says of each step how it runs, in which transaction, and what it locks', async ({ connection }) => {
    const chain = {
      a: up(async (op) => {
        await op.addColumn('users', 'note', text().nullable());
        await op.createIndex('ix_users_email', 'users', ['email']);
        await op.createExcludeConstraint('ex', 'users', [['age', '=']]);
        await op.execute('UPDATE users SET age = 1');
        await op.createTable('teams', { id: integer().primaryKey() });
        await op.createIndex('ix_teams', 'teams', ['id']);
        await op.createIndex('ix_nobody', 'nobody', ['id']);
      }),
      b: up((op) => op.autocommitBlock(() => op.dropIndex('ix_users_email', 'users', { concurrently: true }))),
      c: up((op) => op.addColumn('users', 'code', text().nullable())),
    };

    const steps = await stepsOf(plan(connection, chain));

    expect(steps.map(inShort)).toEqual([
      'plain 1 users ACCESS EXCLUSIVE moment',
      'online outside users SHARE UPDATE EXCLUSIVE build',
      'blocking 2 users ACCESS EXCLUSIVE build/unknown',
      'sql 2 unknown',
      'plain 2',
      'plain 2 teams SHARE build/moment',
      'plain 2 nobody SHARE build/moment',
      'plain outside users SHARE UPDATE EXCLUSIVE moment',
      'plain 3 users ACCESS EXCLUSIVE moment',
    ]);
    expect(steps[1]).toMatchObject({
      what: 'build index ix_users_email',
      because: expect.stringMatching(/^users has \d+ kB$/),
      statements: ['CREATE INDEX CONCURRENTLY ix_users_email ON users (email)'],
      locks: [{ stops: null, bytes: expect.any(Number), rows: 1000, isEmpty: false }],
    });
    expect(steps[2]?.locks).toMatchObject([{ stops: 'readers and writers' }]);
    expect(steps[5]?.locks).toMatchObject([{ isEmpty: true, bytes: null, rows: null }]);
    expect(steps[6]?.locks).toMatchObject([{ isEmpty: true, bytes: 0, rows: 0 }]);
  });

  test('executes nothing', async ({ connection, db }) => {
    const before = await describeDatabase(db);
    const sent: string[] = [];
    const watched: Connection = {
      ...connection,
      query: (statement, parameters) => {
        sent.push(statement.trim());
        return connection.query(statement, parameters);
      },
    };
    const chain = {
      a: up(async (op) => {
        await op.execute('DELETE FROM users');
        await op.getBind().query('TRUNCATE users');
        await op.addColumn('users', 'code', text().serverDefault(sql`md5(random()::text)`));
        await op.alterColumn('users', 'age', { type: text() });
        await op.dropTable('users');
        await op.autocommitBlock(async () => void (await op.execute('CREATE TABLE outside ()')));
      }),
      b: { upgrade: splitStatements('DROP TABLE nobody', { file: '', line: 1 }), transaction: false },
    };

    await plan(watched, chain);

    expect(await describeDatabase(db)).toEqual(before);
    expect((await db.query('SELECT FROM users')).rows).toHaveLength(1000);
    // Each query runs in a read-only transaction, and each trial in one that is rolled back.
    let open = '';
    for (const statement of sent) {
      if (statement.startsWith('BEGIN')) open = statement;
      else if (statement === 'ROLLBACK') open = '';
      else if (/^(?:SELECT|WITH)\b/.test(statement)) continue;
      else expect([open, statement]).toEqual(['BEGIN', expect.stringMatching(/limbeck_trial/)]);
    }
    expect(open).toBe('');
    expect(sent).not.toContain('COMMIT');
  });

  test('knows what revisions before make of a table', async ({ connection }) => {
    const chain = {
      a: up(async (op) => {
        await op.addColumn('users', 'code', text().nullable());
        await op.renameTable('users', 'people');
        await op.renameColumn('people', 'email', 'address');
      }),
      b: up(async (op) => {
        await op.alterColumn('people', 'code', { nullable: false });
        await op.alterColumn('people', 'address', { nullable: false });
        await op.alterColumn('people', 'address', { nullable: false });
        await op.addColumn('people', 'kind', text().serverDefault('none'));
        await op.createIndex('ix', 'users', ['id']);
        await op.dropTable('people');
      }),
    };

    const steps = (await stepsOf(plan(connection, chain))).slice(3);

    const proofs = steps.filter(({ what }) => what.startsWith('validate'));
    expect(proofs.map(({ way }) => way)).toEqual(['online', 'online']);
    const others = steps.filter(({ way }) => way !== 'online');
    expect(others.map(({ directive, way, because }) => `${directive} ${way}: ${because}`)).toEqual([
      'op.alterColumn plain: it only changes the catalogs',
      'op.addColumn plain: it only changes the catalogs',
      "op.createIndex unknown: users doesn't exist now",
      'op.dropTable plain: it only changes the catalogs',
    ]);
    expect(others[3]).toMatchObject({ destroys: ['drops people'], locks: [{ table: 'people', rows: 1000 }] });
  });

  test('ends a revision where it reads what only a run can tell', async ({ connection }) => {
    const chain = {
      a: up(async (op) => {
        await op.createIndex('ix', 'users', ['email']);
        const rows = await op.execute<{ readonly id: number }>('SELECT id FROM users');
        for (const { id } of rows) await op.execute('UPDATE users SET bio = $1', [id]);
      }),
      b: up((op) => op.dropColumn('users', 'bio')),
    };

    const { revisions } = await plan(connection, chain);

    expect(revisions.map(({ steps, unknown }) => [steps.map(({ way }) => way), unknown])).toEqual([
      [
        ['online', 'sql'],
        {
          reason: 'it reads the result of op.execute',
          file: import.meta.filename,
          line: expect.any(Number),
        },
      ],
      [['plain'], null],
    ]);
  });

  test('says what is destroyed, and what may be', async ({ connection }) => {
    const chain = {
      a: up(async (op) => {
        await op.dropColumn('users', 'bio');
        await op.alterColumn('users', 'age', { type: integer() });
        await op.alterColumn('users', 'email', { type: text(), using: sql`'x'` });
        await op.createTable('teams', { id: integer() });
        await op.dropTable('teams');
        await op.execute('UPDATE users SET age = 1');
        await op.execute('CREATE INDEX ix ON users (age)');
        await op.dropTable('nobody', { cascade: true });
      }),
    };

    const steps = await stepsOf(plan(connection, chain, { online: { ...ONLINE, online: false } }));

    expect(steps.map(({ destroys }) => destroys)).toEqual([
      ['drops users.bio'],
      [],
      null,
      [],
      [],
      null,
      [],
      ['drops nobody'],
    ]);
  });

  test('drops indexes and views when a run does: not before what takes long', async ({ connection, db }) => {
    await db.query(`CREATE INDEX ix_age ON users (age); CREATE INDEX ix_bio ON users (bio);
      CREATE VIEW ages AS SELECT age FROM users;
      CREATE FUNCTION young(a users) RETURNS boolean LANGUAGE sql BEGIN ATOMIC SELECT (a).age < 9; END`);
    const chain = {
      a: up(async (op) => {
        await op.dropIndex('ix_age', 'users');
        await op.createIndex('ix_age', 'users', ['id']);
        await op.dropIndex('ix_bio', 'users');
        await op.execute('SELECT 1');
        await op.dropFunction('young(users)');
        await op.dropView('ages');
        await op.alterColumn('users', 'age', { type: bigint() });
        await op.createView('ages', sql`CREATE VIEW ages AS SELECT age FROM users`);
      }),
    };
    const options = { online: { ...ONLINE, allowBlocking: false } };

    const steps = await stepsOf(plan(connection, chain));
    const told: string[] = [];
    await upgrade(connection, chain, { ...options, onOnlineStep: ({ what }) => told.push(what) });

    expect(steps.map(({ way, directive, what }) => `${way} ${directive}: ${what}`)).toEqual([
      'online op.createIndex: build index ix_age next to the old one',
      'online op.createIndex: swap the names of both indexes ix_age',
      'online op.createIndex: drop the old index ix_age',
      'online op.dropIndex: drop index ix_bio',
      'sql op.execute: SQL of the revision',
      'online op.alterColumn: add a column for the new type of age, and a trigger that fills it',
      'online op.alterColumn: fill the new column of age',
      'plain op.dropFunction: drop function young(users)',
      'plain op.dropView: drop view ages',
      'online op.alterColumn: put the new column of age in the place of the old one',
      'plain op.createView: create view ages',
    ]);
    expect(steps.filter(({ way }) => way === 'online').map(({ what }) => what)).toEqual(told);
    expect(new Set(steps.slice(-4).map(({ transaction }) => transaction)).size).toBe(1);
  });

  test('of a revision that was interrupted begins with the step that is left', async ({ connection, db }) => {
    await db.query("UPDATE users SET email = 'same' WHERE id < 3");
    const chain = {
      a: up(async (op) => {
        await op.addColumn('users', 'note', text().nullable());
        await op.createUniqueConstraint('uq', 'users', ['email']);
        await op.createIndex('ix', 'users', ['age']);
      }),
    };
    await upgrade(connection, chain, { online: { ...ONLINE, allowBlocking: true } }).catch(() => undefined);

    const steps = await stepsOf(plan(connection, chain));

    expect(steps.map(({ way, what }) => `${way} ${what}`)).toEqual([
      'done add column users.note text',
      'online build index uq',
      expect.stringMatching(/^online /),
      'online build index ix',
    ]);
    expect(steps[1]?.because).toBe('an earlier run has done 0 of 2 steps');
  });

  test('of the way back from an interrupted revision undoes what was done', async ({ connection, db }) => {
    const chain = {
      a: up(async (op) => {
        await op.addColumn('users', 'note', text().nullable());
        await op.createIndex('ix', 'users', ['age']);
        await op.createCheckConstraint('ck', 'users', 'age < 0');
      }),
    };
    await upgrade(connection, chain, { online: { ...ONLINE, allowBlocking: true } }).catch(() => undefined);
    const before = await describeDatabase(db);

    const planned = await plan(connection, chain, { plan: () => [], undoes: ['upgrade'] });

    expect(planned.revisions.map(({ step }) => [step.direction, step.revision?.id])).toEqual([['downgrade', 'a']]);
    expect(planned.revisions[0]?.steps.flatMap(({ statements }) => statements)).toEqual([
      'ALTER TABLE users DROP CONSTRAINT IF EXISTS ck',
      'DROP INDEX CONCURRENTLY IF EXISTS ix',
      'ALTER TABLE users DROP COLUMN note',
    ]);
    expect(await describeDatabase(db)).toEqual(before);
  });

  test('fails if a revision fails before it reads anything', async ({ connection }) => {
    const chain = {
      a: up(() => {
        throw new Error('no such luck');
      }),
    };

    await expect(plan(connection, chain)).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      message: 'Revision "a" failed: no such luck. Nothing was executed.',
      exitStatus: 2,
    });
  });

  test('in a transaction of the caller leaves it as it is', async ({ connection, db }) => {
    await connection.query('BEGIN; CREATE TABLE mine ()');
    const nested: Connection = { ...connection, isNested: true };

    const steps = await stepsOf(plan(nested, { a: up((op) => op.createIndex('ix', 'users', ['age'])) }));

    expect(steps.map(inShort)).toEqual(['plain 1 users SHARE build']);
    await connection.query('INSERT INTO mine DEFAULT VALUES; COMMIT');
    expect((await db.query('SELECT FROM mine')).rows).toHaveLength(1);
  });
});
