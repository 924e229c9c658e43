import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { bigint, text, varchar } from '../../src/models/index.js';
import type { Connection } from '../../src/runtime/connection.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { OnlineStepInfo, RunOptions } from '../../src/runtime/run-options.js';
import { describeDatabase } from '../support/describe-database.js';
import { type Chain, up, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test as base } from './fixture.js';

const ONLINE = { online: true, onlineThreshold: 0, allowBlocking: true } as const;

const TABLES = `
  CREATE TABLE users (id int PRIMARY KEY, email text, age int);
  INSERT INTO users SELECT n, n || '@x', n FROM generate_series(1, 100) AS n;
  CREATE TABLE orders (id int PRIMARY KEY, user_id int);
  INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;`;

/** A table with rows, and another one that refers to it. */
const test = base.extend('tables', { auto: true }, async ({ db }) => {
  await db.query(TABLES);
});

async function change(op: Operations): Promise<void> {
  await op.addColumn('users', 'bio', text().nullable());
  await op.createIndex('ix_users_email', 'users', ['email'], { unique: true });
  await op.createCheckConstraint('ck_users_age', 'users', 'age > 0');
  await op.createForeignKey('fk_orders_user', 'orders', 'users', ['user_id'], ['id']);
  await op.alterColumn('users', 'email', { nullable: false });
}

/** The steps that the run told, in its words. */
function watched(): { readonly told: string[]; readonly options: Partial<RunOptions> } {
  const told: string[] = [];
  const onOnlineStep = ({ what, step, steps }: OnlineStepInfo) => told.push(`${step}/${steps} ${what}`);
  return { told, options: { online: ONLINE, onOnlineStep } };
}

/** Runs the revision over a connection that is cut in this step, counted from 0. */
async function runAndCut(url: string, body: (op: Operations) => unknown, cut: number): Promise<void> {
  const lost = await openConnection(url);
  let step = 0;
  const onOnlineStep = () => {
    if (step === cut) void lost.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    step += 1;
  };
  const run = upgrade(lost, { a: up(body) }, { online: ONLINE, onOnlineStep });
  await expect(run).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  await lost.close().catch(() => undefined);
}

/** The commits of the upgrade, which is interrupted while one of them, counted from 0, is on its way. */
async function commitsOf(connection: Connection, at: number | null): Promise<readonly string[]> {
  const interrupt = new AbortController();
  const commits: string[] = [];
  const query: Connection['query'] = (statement, parameters) => {
    if (statement === 'COMMIT') {
      if (commits.length === at) interrupt.abort();
      commits.push(statement);
    }
    return connection.query(statement, parameters);
  };
  await upgrade(withQuery(connection, query), { a: up(change) }, { online: ONLINE, signal: interrupt.signal });
  return commits;
}

function withQuery(connection: Connection, query: Connection['query']): Connection {
  return new Proxy(connection, {
    get(session, name) {
      const value: unknown = name === 'query' ? query : Reflect.get(session, name);
      return typeof value === 'function' ? value.bind(session) : value;
    },
  });
}

/** Without the tables of Limbeck. */
async function schemaOf(db: Parameters<typeof describeDatabase>[0]): Promise<readonly string[]> {
  await db.query('DROP TABLE IF EXISTS limbeck_journal, limbeck_version');
  return describeDatabase(db);
}

describe('a revision that runs online', () => {
  test('ends in the schema that it gives as it is written', async ({ connection, db }) => {
    await upgrade(connection, { a: up(change) });
    const plain = await schemaOf(db);
    await db.query(`
      ALTER TABLE orders DROP CONSTRAINT fk_orders_user; DROP INDEX ix_users_email;
      ALTER TABLE users DROP CONSTRAINT ck_users_age, DROP COLUMN bio, ALTER email DROP NOT NULL`);

    const { told, options } = watched();
    await upgrade(connection, { a: up(change) }, options);

    expect(told.length).toBeGreaterThan(5);
    expect(await versionsOf(db)).toEqual(['a']);
    expect(await schemaOf(db)).toEqual(plain);
  });

  test('tells large tables from small ones in a database of many', async ({ connection, db }) => {
    await db.query(`DO $$ BEGIN FOR i IN 1..500 LOOP EXECUTE 'CREATE TABLE small' || i || '()'; END LOOP; END $$`);
    const { told, options } = watched();
    const body = async (op: Operations) => {
      await op.createIndex('ix_orders_user', 'orders', ['user_id']);
      await op.createIndex('ix_users_email', 'users', ['email']);
    };

    // The table users has a page for its rows and a page for those that are too long for it, orders has one.
    const online = { online: 'auto', onlineThreshold: 16_384, allowBlocking: true } as const;
    await upgrade(connection, { a: up(body) }, { ...options, online });

    expect(told).toEqual([expect.stringContaining('ix_users_email')]);
  });

  test.for([null, 0])(
    'keeps the settings of the transaction, cut in step %s',
    async (cut, { connection, databaseUrl, db }) => {
      const body = async (op: Operations) => {
        await op.execute('SET LOCAL check_function_bodies = off');
        await op.createIndex('ix_users_email', 'users', ['email']);
        await op.execute('CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM later $$');
        await op.execute('CREATE TABLE later ()');
      };
      if (cut !== null) await runAndCut(databaseUrl, body, cut);
      await upgrade(connection, { a: up(body) }, { online: ONLINE });

      expect((await db.query('SELECT f()::int AS n')).rows).toEqual([{ n: 0 }]);
    },
  );

  test.for(['search_path TO other, public', "TIME ZONE 'UTC'"])(
    'runs as it is written after SET LOCAL %s, as its plan says',
    async (setting, { connection, db }) => {
      await db.query('CREATE SCHEMA other; CREATE TABLE other.users (email) AS SELECT 1');
      const { told, options } = watched();
      const chain = {
        a: up(async (op) => {
          await op.execute(`SET LOCAL ${setting}`);
          await op.createIndex('ix_users_email', 'users', ['email']);
        }),
      };
      const refused = { ...options, online: { ...ONLINE, allowBlocking: false } };

      await expect(upgrade(connection, chain, refused)).rejects.toMatchObject({ code: 'BLOCKS_LARGE_TABLE' });
      await upgrade(connection, chain, options);
      expect(told).toEqual([]);
      const { rows } = await db.query("SELECT schemaname FROM pg_indexes WHERE indexname = 'ix_users_email'");
      expect(rows).toEqual([{ schemaname: setting.startsWith('search_path') ? 'other' : 'public' }]);
    },
  );

  test('writes nothing behind the rollback of an interruption', async ({ connection, db }) => {
    const interrupt = new AbortController();
    let sendsRollback: () => void = () => undefined;
    const isRollbackSent = new Promise<void>((resolve) => {
      sendsRollback = resolve;
    });
    const slow = withQuery(connection, async (statement, parameters) => {
      const answer = connection.query<never>(statement, parameters);
      if (statement === 'ROLLBACK') sendsRollback();
      const isLook = statement.includes("'updateTriggers'");
      if (isLook) interrupt.abort();
      if (isLook) await isRollbackSent;
      return answer;
    });
    const run = upgrade(
      slow,
      {
        a: up(async (op) => {
          await op.execute('CREATE TABLE team ()');
          await op.createIndex('ix_users_email', 'users', ['email']);
        }),
      },
      { online: ONLINE, signal: interrupt.signal },
    );

    await expect(run).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await connection.query('SELECT 1');
    expect(
      (await db.query("SELECT to_regclass('team') AS team, to_regclass('limbeck_journal') AS journal")).rows,
    ).toEqual([{ team: null, journal: null }]);
  });

  test('continues where it was interrupted, during whichever commit that was', async ({ connection, db }) => {
    const { length } = await commitsOf(connection, null);
    expect(length).toBeGreaterThan(10);
    for (let at = 0; at < length; at += 1) {
      await db.query(`DROP TABLE limbeck_version, limbeck_journal; DROP TABLE orders, users; ${TABLES}`);
      await expect(commitsOf(connection, at), `commit ${at}`).rejects.toMatchObject({
        code: 'INTERRUPTED',
        hint: expect.stringMatching(/^Run the command again/),
      });
      await upgrade(connection, { a: up(change) }, { online: ONLINE });
      expect(await versionsOf(db), `commit ${at}`).toEqual(['a']);
    }
  });

  test('continues with the step that failed, and does nothing twice', async ({ connection, db }) => {
    await db.query("UPDATE users SET email = 'same' WHERE id < 3");
    const first = watched();

    await expect(upgrade(connection, { a: up(change) }, first.options)).rejects.toMatchObject({
      code: 'REVISION_PARTLY_APPLIED',
      exitStatus: 6,
      hint: expect.stringMatching(/Remove the duplicate rows first\. Run the command again: it continues/),
    });
    expect(first.told).toEqual(['1/1 build index ix_users_email']);
    await db.query("UPDATE users SET email = id || '@x'");

    const second = watched();
    await upgrade(connection, { a: up(change) }, second.options);
    expect(second.told[0]).toBe('1/1 build index ix_users_email');
    expect(await versionsOf(db)).toEqual(['a']);
    const { rows } = await db.query('SELECT FROM limbeck_journal WHERE finished_at IS NULL');
    expect(rows).toEqual([]);
  });

  test('is refused if its file was edited in between', async ({ connection, db }) => {
    await db.query("UPDATE users SET email = 'same' WHERE id < 3");
    await upgrade(connection, { a: up(change) }, watched().options).catch(() => undefined);

    const edited: Chain = {
      a: up(async (op) => {
        await op.addColumn('users', 'biography', text().nullable());
        await op.createIndex('ix_users_email', 'users', ['email'], { unique: true });
      }),
    };
    await expect(upgrade(connection, edited, watched().options)).rejects.toMatchObject({ code: 'REVISION_CHANGED' });
    await expect(upgrade(connection, { a: up(() => undefined) }, watched().options)).rejects.toMatchObject({
      code: 'REVISION_CHANGED',
    });
  });

  test('continues although online forms are turned off meanwhile', async ({ connection, db }) => {
    await db.query("UPDATE users SET email = 'same' WHERE id < 3");
    await upgrade(connection, { a: up(change) }, watched().options).catch(() => undefined);
    await db.query("UPDATE users SET email = id || '@x'");

    await upgrade(connection, { a: up(change) });
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('changes indexes without a moment in which queries have none', async ({ connection, databaseUrl, db }) => {
    const body = async (op: Operations) => {
      await op.dropIndex('ix_age', 'users');
      await op.dropIndex('ix_email', 'users');
      await op.dropIndex('ix_gone', 'users');
      await op.addColumn('users', 'bio', text().nullable());
      await op.createIndex('ix_age', 'users', ['age', 'bio'], { comment: 'wide' });
      await op.createIndex('ix_email', 'users', ['email', 'id'], { unique: true });
      await op.createForeignKey('fk_orders_user', 'orders', 'users', ['user_id'], ['id']);
    };
    const before = `ALTER TABLE orders DROP CONSTRAINT IF EXISTS fk_orders_user; ALTER TABLE users DROP COLUMN IF EXISTS bio;
      DROP INDEX IF EXISTS ix_age, ix_email; CREATE INDEX ix_age ON users (age); CREATE INDEX ix_email ON users (email);
      CREATE INDEX ix_gone ON users (email, age)`;
    await db.query(before);
    await upgrade(connection, { a: up(body) });
    const plain = await schemaOf(db);
    await db.query(before);
    const all = watched();
    await upgrade(connection, { a: up(body) }, all.options);
    expect(all.told).toEqual([
      '1/4 build index ix_age next to the old one',
      '2/4 swap the names of both indexes ix_age',
      '3/4 describe index ix_age',
      '4/4 drop the old index ix_age',
      '1/3 build index ix_email next to the old one',
      '2/3 swap the names of both indexes ix_email',
      '3/3 drop the old index ix_email',
      '1/2 add foreign key fk_orders_user as NOT VALID',
      '2/2 validate constraint fk_orders_user',
      '1/1 drop index ix_gone',
    ]);
    expect(await schemaOf(db)).toEqual(plain);

    for (const cut of all.told.keys()) {
      await schemaOf(db);
      await db.query(before);
      await runAndCut(databaseUrl, body, cut);
      const { rows } = await db.query("SELECT FROM pg_indexes WHERE indexdef LIKE '%(age%' AND tablename = 'users'");
      expect(rows.length).toBeGreaterThan(0);
      await upgrade(connection, { a: up(body) }, watched().options);
      expect(await schemaOf(db), `cut in step ${cut}`).toEqual(plain);
    }
  });

  test('gives a column another type without a moment in which a view of it is missing', async ({
    connection,
    databaseUrl,
    db,
  }) => {
    const body = async (op: Operations) => {
      await op.dropView('ages_of_all');
      await op.dropView('ages');
      await op.alterColumn('users', 'age', { type: bigint() });
      await op.createView('ages', 'CREATE VIEW ages AS SELECT id, age FROM users');
      await op.createView('ages_of_all', 'CREATE VIEW ages_of_all AS SELECT sum(age) AS age FROM ages');
      await op.createForeignKey('fk_orders_user', 'orders', 'users', ['user_id'], ['id']);
    };
    const before = `DROP VIEW IF EXISTS ages_of_all, ages; ALTER TABLE orders DROP CONSTRAINT IF EXISTS fk_orders_user;
      DROP TABLE users; CREATE TABLE users (id int PRIMARY KEY, email text, age int);
      INSERT INTO users SELECT n, n || '@x', n FROM generate_series(1, 100) AS n;
      CREATE VIEW ages AS SELECT id, age FROM users; CREATE VIEW ages_of_all AS SELECT max(age) AS age FROM ages`;
    await db.query(before);
    await upgrade(connection, { a: up(body) });
    const plain = await schemaOf(db);
    await db.query(before);
    const all = watched();
    const seen: unknown[] = [];
    const onOnlineStep = (step: OnlineStepInfo) => {
      all.options.onOnlineStep?.(step);
      seen.push(db.query('SELECT count(age) FROM ages_of_all'));
    };
    await upgrade(connection, { a: up(body) }, { ...all.options, onOnlineStep });
    expect(all.told).toEqual([
      '1/3 add a column for the new type of age, and a trigger that fills it',
      '2/3 fill the new column of age',
      '3/3 put the new column of age in the place of the old one',
      '1/2 add foreign key fk_orders_user as NOT VALID',
      '2/2 validate constraint fk_orders_user',
    ]);
    await Promise.all(seen);
    expect(await schemaOf(db)).toEqual(plain);

    for (const cut of all.told.keys()) {
      await schemaOf(db);
      await db.query(before);
      await runAndCut(databaseUrl, body, cut);
      await db.query('SELECT count(age) FROM ages_of_all');
      await upgrade(connection, { a: up(body) }, watched().options);
      expect(await schemaOf(db), `cut in step ${cut}`).toEqual(plain);
    }
  });

  test('drops an index before anything that may depend on that', async ({ connection, db }) => {
    await db.query('CREATE INDEX ix_age ON users (age); CREATE INDEX ix_gone ON users (email)');
    const seen: unknown[] = [];
    const body = async (op: Operations) => {
      await op.dropIndex('ix_age', 'users');
      seen.push(...(await op.execute("SELECT to_regclass('ix_age') AS found")));
      await op.dropIndex('ix_gone', 'users');
    };
    await upgrade(connection, { a: up(body) }, watched().options);

    expect(seen).toEqual([{ found: null }]);
    expect((await db.query("SELECT to_regclass('ix_gone') AS found")).rows).toEqual([{ found: null }]);
  });

  test('is finished by the next run wherever its connection was cut', async ({ connection, databaseUrl, db }) => {
    await upgrade(connection, { a: up(change) });
    const plain = await schemaOf(db);
    const undo = `ALTER TABLE orders DROP CONSTRAINT IF EXISTS fk_orders_user; DROP INDEX IF EXISTS ix_users_email;
      ALTER TABLE users DROP CONSTRAINT IF EXISTS ck_users_age, DROP COLUMN IF EXISTS bio, ALTER email DROP NOT NULL`;
    const all = watched();
    await db.query(undo);
    await upgrade(connection, { a: up(change) }, all.options);

    for (const cut of all.told.keys()) {
      await schemaOf(db);
      await db.query(undo);
      await runAndCut(databaseUrl, change, cut);
      await upgrade(connection, { a: up(change) }, watched().options);
      expect(await schemaOf(db), `cut in step ${cut}`).toEqual(plain);
    }
  });
});

test('the way of a directive is found out without ending the transaction of the run', async ({ connection, db }) => {
  const chain = {
    a: up(async (op) => {
      await op.execute('CREATE TABLE before ()');
      await op.alterColumn('users', 'email', { type: varchar() });
      await op.execute('SELECT 1 / 0');
    }),
  };

  await expect(
    upgrade(connection, chain, { online: { ...ONLINE, online: 'auto', onlineThreshold: 1 } }),
  ).rejects.toThrow(/division by zero/);
  expect(await tablesOf(db)).toEqual(['orders', 'users']);
});

test('auto leaves small tables to the transaction', async ({ connection, db }) => {
  const { told, options } = watched();
  await upgrade(
    connection,
    { a: up(change) },
    { ...options, online: { ...ONLINE, online: 'auto', onlineThreshold: 1e9 } },
  );

  expect(told).toEqual([]);
  expect(await tablesOf(db)).toEqual(['limbeck_version', 'orders', 'users']);
});

describe('a directive that stops others and has no online form, where the settings forbid it,', () => {
  const forbidden = { online: { online: 'auto', onlineThreshold: 1, allowBlocking: false } } as const;
  const addsExclusion = (op: Operations) => op.createExcludeConstraint('ex', 'users', [['age', '=']]);

  test('is refused before the first revision of the run', async ({ connection, db }) => {
    const chain = {
      a: up((op) => op.createIndex('ix_users_email', 'users', ['email'])),
      b: up(async (op) => {
        await op.execute('CREATE TABLE before ()');
        await addsExclusion(op);
      }),
    };

    await expect(upgrade(connection, chain, forbidden)).rejects.toMatchObject({
      code: 'BLOCKS_LARGE_TABLE',
      exitStatus: 3,
      message: expect.stringMatching(
        /^Revision "b" failed in op\.createExcludeConstraint: .*users has \d+ kB.*\. Nothing was executed\.$/,
      ),
      place: { line: expect.any(Number) },
    });
    expect(await tablesOf(db)).toEqual(['orders', 'users']);
  });

  test('is refused when its turn comes, if the revision has read something before', async ({ connection }) => {
    const chain = {
      a: up(async (op) => {
        const [first] = await op.execute<{ readonly one: number }>('SELECT 1 AS one');
        if (first?.one === 1) await addsExclusion(op);
      }),
    };

    await expect(upgrade(connection, chain, forbidden)).rejects.toMatchObject({
      code: 'BLOCKS_LARGE_TABLE',
      message: expect.not.stringContaining('Nothing was executed'),
    });
  });
});

describe('the journal, whose SQL a run carries out', () => {
  const testWithRole = test.extend('stranger', async ({ db }, { onCleanup }) => {
    const role = `limbeck_stranger_${randomBytes(6).toString('hex')}`;
    await db.query(`CREATE ROLE ${role}`);
    onCleanup(async () => {
      await db.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    });
    return role;
  });

  testWithRole('is closed to roles that get default privileges on new tables', async ({ connection, db, stranger }) => {
    await db.query(`ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO ${stranger}, PUBLIC`);
    await upgrade(connection, { a: up(change) }, watched().options);

    const { rows } = await db.query<{ readonly mayWrite: boolean }>(
      `SELECT has_table_privilege('${stranger}', 'limbeck_journal', 'SELECT, INSERT, UPDATE, DELETE, TRIGGER') AS "mayWrite"`,
    );
    expect(rows).toEqual([{ mayWrite: false }]);
  });

  testWithRole('is refused where another role may write to it', async ({ connection, db, stranger }) => {
    await upgrade(connection, { a: up(change) }, watched().options);
    await db.query(`GRANT UPDATE (steps) ON limbeck_journal TO ${stranger}`);
    const chain = { a: up(change), b: up((op) => op.execute('CREATE TABLE b ()')) };

    await expect(upgrade(connection, chain)).rejects.toMatchObject({
      code: 'JOURNAL_NOT_TRUSTED',
      exitStatus: 3,
      message: expect.stringContaining(`${stranger} may write to it`),
    });
    expect(await versionsOf(db)).toEqual(['a']);
  });

  testWithRole('is refused where another role has created it', async ({ connection, db, stranger }) => {
    await upgrade(connection, { a: up((op) => op.execute('CREATE TABLE a ()')) });
    await upgrade(connection, { a: up(change), b: up(change) }, watched().options);
    await db.query(`ALTER TABLE limbeck_journal OWNER TO ${stranger}`);

    const chain = { a: up(change), b: up(change), c: up((op) => op.execute('CREATE TABLE c ()')) };
    await expect(upgrade(connection, chain)).rejects.toMatchObject({
      code: 'JOURNAL_NOT_TRUSTED',
      message: expect.stringContaining(`it belongs to the role ${stranger}`),
    });
  });
});
