import { describe, expect } from 'vitest';
import { bigint, integer, serial, smallint, sql, text } from '../../src/models/index.js';
import { renderScript } from '../../src/runtime/offline/render-script.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { BackfillProgress, RunOptions } from '../../src/runtime/run-options.js';
import { planUpgrade } from '../../src/script/plan-upgrade.js';
import { connect, type TestDatabase } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { graph } from '../support/graph.js';
import { runScript } from '../support/run-script.js';
import { type Chain, up, upgrade, VERSION_TABLE } from './chain.js';
import { versionsOf } from './database-facts.js';
import { test } from './fixture.js';

const ONLINE = { online: { online: true, onlineThreshold: 0, allowBlocking: false } } as const;

const GUARDED = { online: { ...ONLINE.online, allowBlocking: true }, allowDestructive: false } as const;

/** Two batches and a bit of the online forms. */
const ROWS = `INSERT INTO items SELECT n, 'g' || n % 7, n FROM generate_series(1, 12000) AS n`;

interface Shape {
  readonly title: string;
  readonly items: string;
}

const SHAPES: readonly Shape[] = [
  { title: 'a number as the key', items: 'CREATE TABLE items (id bigint PRIMARY KEY, g text, n integer)' },
  {
    title: 'a key of two columns',
    items: 'CREATE TABLE items (id integer, g text COLLATE "C", n integer, PRIMARY KEY (g, id))',
  },
  {
    title: 'a key whose operators are in different schemas',
    items: 'CREATE EXTENSION citext; CREATE TABLE items (id integer, g citext, n integer, PRIMARY KEY (g, id))',
  },
  {
    title: 'a unique index as the key, and a column called place',
    items:
      'CREATE TABLE items (place integer NOT NULL, g text, n integer); CREATE UNIQUE INDEX ON items (place DESC) INCLUDE (g)',
  },
  { title: 'no key', items: 'CREATE TABLE items (id integer, g text, n integer)' },
  {
    title: 'partitions',
    items: `CREATE TABLE items (id integer PRIMARY KEY, g text, n integer) PARTITION BY RANGE (id);
      CREATE TABLE few PARTITION OF items FOR VALUES FROM (1) TO (7000); CREATE TABLE rest PARTITION OF items DEFAULT`,
  },
  {
    title: 'partitions without a key',
    items: `CREATE TABLE items (id integer, g text, n integer) PARTITION BY LIST (g);
      CREATE TABLE few PARTITION OF items FOR VALUES IN ('g1', 'g2'); CREATE TABLE rest PARTITION OF items DEFAULT`,
  },
];

interface Cut {
  readonly chain: Chain;
  readonly batches?: number;
}

/** Runs the chain over a connection that is cut after so many batches; returns where the journal says that they ended. */
async function runAndCut(db: TestDatabase, url: string, { chain, batches = 1 }: Cut): Promise<unknown> {
  const lost = await openConnection(url);
  let seen = 0;
  const onBackfill = () => {
    seen += 1;
    if (seen === batches) void lost.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
  };
  await expect(upgrade(lost, chain, { ...ONLINE, onBackfill })).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  await lost.close().catch(() => undefined);
  const { rows } = await db.query('SELECT place FROM limbeck_journal WHERE finished_at IS NULL');
  return rows[0]?.place;
}

/** The schema without the tables of Limbeck. */
async function schemaOf(db: TestDatabase): Promise<readonly string[]> {
  await db.query('DROP TABLE IF EXISTS limbeck_journal, limbeck_version');
  return describeDatabase(db);
}

async function startAnew(db: TestDatabase, items: string): Promise<void> {
  await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${items}; ${ROWS}; ANALYZE items`);
}

const addColumn: Chain = {
  a: up((op) => op.addColumn('items', 'code', text().serverDefault(sql`md5(random()::text)`))),
};

test.for(SHAPES)(
  'a column with a volatile default is filled in batches, and the next run continues, in a table with $title',
  async ({ items }, { connection, databaseUrl, db }) => {
    await startAnew(db, items);
    await upgrade(connection, addColumn);
    const plain = await schemaOf(db);
    await startAnew(db, items);

    expect(await runAndCut(db, databaseUrl, { chain: addColumn })).toHaveLength(items.includes('(g, id)') ? 2 : 1);
    const { rows: cut } = await db.query<{ filled: string }>('SELECT count(code) AS filled FROM items');
    expect(Number(cut[0]?.filled)).toBeGreaterThan(1000);
    expect(Number(cut[0]?.filled)).toBeLessThan(12_000);
    await upgrade(connection, addColumn);

    const { rows } = await db.query('SELECT count(*)::int AS rows, count(DISTINCT code)::int AS codes FROM items');
    expect(rows).toEqual([{ rows: 12_000, codes: 12_000 }]);
    expect(await schemaOf(db)).toEqual(plain);
  },
);

describe('op.backfill', () => {
  const fill: Chain = {
    a: up((op) => op.backfill('items', { set: { n: sql`n + 100` }, where: 'n % 2 = 0', batch: 1000, pause: '1ms' })),
  };

  test('changes each row once, also if its connection is cut in between', async ({ connection, databaseUrl, db }) => {
    await startAnew(db, 'CREATE TABLE items (id bigint PRIMARY KEY, g text, n integer)');
    expect(await runAndCut(db, databaseUrl, { chain: fill, batches: 3 })).toEqual(['3000']);
    const events: (BackfillProgress | null)[] = [];
    await upgrade(connection, fill, { ...ONLINE, onBackfill: (event) => events.push(event) });

    const { rows } = await db.query('SELECT FROM items WHERE n <> id + CASE WHEN id % 2 = 0 THEN 100 ELSE 0 END');
    expect(rows).toEqual([]);
    expect(events.at(0)).toMatchObject({ table: 'items', rows: 1000, total: 12_000, lagSeconds: null });
    expect(events.at(-1)).toBeNull();
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('continues at its key, although the next run writes dates, intervals, and numbers in another way', async ({
    databaseUrl,
    db,
  }) => {
    await db.query(`CREATE TABLE items (day timestamp, span interval, f float8, n integer, PRIMARY KEY (day, span, f));
      INSERT INTO items SELECT timestamp '2026-01-01' + n % 300 * interval '25 hours', make_interval(0, -n % 5, 0, n % 3, -n),
          n / 7.0, 0 FROM generate_series(1, 12000) AS n; ANALYZE items`);
    const chain = { a: up((op) => op.backfill('items', { set: { n: sql`n + length(day::text)` }, batch: 1000 })) };
    const { rows: names } = await db.query<{ name: string }>('SELECT current_database() AS name');
    const set = (setting: string) => db.query(`ALTER DATABASE "${names[0]?.name}" SET ${setting}`);
    for (const style of ["DateStyle = 'SQL, DMY'", 'IntervalStyle = sql_standard', 'extra_float_digits = -10'])
      await set(style);
    expect(await runAndCut(db, databaseUrl, { chain, batches: 3 })).toHaveLength(3);
    await set("DateStyle = 'SQL, MDY'");
    const next = await openConnection(databaseUrl);
    await upgrade(next, chain, ONLINE);
    const { rows } = await next.query('SELECT n FROM items WHERE n <> length(day::text)');
    await next.close();

    expect(rows).toEqual([]);
  });

  test('needs no other level of isolation than others use, whatever the level of the role is', async ({
    databaseUrl,
    db,
  }) => {
    await startAnew(db, 'CREATE TABLE items (id bigint PRIMARY KEY, g text, n integer)');
    const role = await openConnection(databaseUrl);
    await role.query("SET default_transaction_isolation = 'serializable'");
    await db.query(`CREATE TABLE levels (level text UNIQUE);
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
        INSERT INTO public.levels VALUES (current_setting(''transaction_isolation'')) ON CONFLICT DO NOTHING; RETURN NEW; END';
      CREATE TRIGGER t BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION f()`);

    await upgrade(role, fill, ONLINE).finally(() => role.close());
    expect((await db.query('SELECT level FROM levels')).rows).toEqual([{ level: 'read committed' }]);
  });

  test('is one UPDATE in the transaction of the run on a small table', async ({ connection, db }) => {
    await startAnew(db, 'CREATE TABLE items (id bigint, g text, n integer)');
    const chain = { a: fill.a ?? {}, b: up((op) => op.execute('SELECT 1 / 0')) };

    await expect(
      upgrade(connection, chain, { online: { ...ONLINE.online, online: 'auto', onlineThreshold: 1e9 } }),
    ).rejects.toThrow(/division by zero/);
    expect((await db.query('SELECT FROM items WHERE n <> id')).rows).toEqual([]);
  });

  test.for([
    ['one column', ['id'], 'CREATE TABLE items (id bigint PRIMARY KEY, g text, n integer)'],
    [
      'two columns, one of them of an extension',
      ['G', 'id'],
      'CREATE EXTENSION citext; CREATE TABLE items (id bigint, "G" citext, n integer, PRIMARY KEY ("G", id))',
    ],
  ] as const)('is written into a script in batches, by a key of %s', async ([, key, items], { db }) => {
    await startAnew(db, items);
    const set = { n: sql`(SELECT limbeck_start_1 + n FROM (VALUES (100)) AS v (limbeck_start_1))` };
    const { sql: script } = await renderScript({
      versionTable: VERSION_TABLE,
      steps: planUpgrade(graph('a'), [], 'head'),
      startingHeads: [],
      loadBody: () =>
        up((op) => op.backfill('items', { set, where: 'n % 2 = 0 -- even', key, batch: 1000, pause: '1ms' })),
    });
    await db.query('CREATE TABLE ends (id bigserial, xid text UNIQUE)');
    await db.query(`CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN INSERT INTO ends (xid) VALUES (txid_current()) ON CONFLICT DO NOTHING; RETURN NULL; END';
      CREATE TRIGGER t AFTER UPDATE ON items FOR EACH ROW EXECUTE FUNCTION f()`);
    await runScript(db, script);

    const { rows } = await db.query('SELECT FROM items WHERE n <> id + CASE WHEN id % 2 = 0 THEN 100 ELSE 0 END');
    expect(rows).toEqual([]);
    expect((await db.query('SELECT FROM ends')).rows).toHaveLength(12);
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test.for([
    ['unique and without null', 'id bigint PRIMARY KEY, g text, n integer', ['n']],
    [
      'read alike in every session',
      'id integer, g text, n integer, c money DEFAULT 0, PRIMARY KEY (c, id)',
      ['c', 'id'],
    ],
    ['in the usual order of its types', 'id integer, g text NOT NULL, n integer NOT NULL', ['g', 'n']],
  ] as const)('needs a key that is %s', async ([, columns, key], { connection, db }) => {
    await startAnew(db, `CREATE TABLE items (${columns}); CREATE UNIQUE INDEX ON items (g text_pattern_ops, n)`);
    const chain = { a: up((op) => op.backfill('items', { set: { g: 'x' }, key })) };

    await expect(upgrade(connection, chain, ONLINE)).rejects.toMatchObject({
      code: 'BACKFILL_NEEDS_KEY',
      exitStatus: 2,
    });
  });

  test.for([
    ['in batches if it fills only what was null', 'g IS NULL', '', true],
    ['as one UPDATE, which is watched, if it may overwrite values', 'g IS NULL OR n < 5', '', false],
    [
      'as one UPDATE, which is watched, if triggers run for its rows',
      'g IS NULL',
      `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
       CREATE TRIGGER t BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION f()`,
      false,
    ],
  ] as const)(
    'runs %s, in a revision that may not destroy data',
    async ([, where, trigger, isOnline], { connection, db }) => {
      await startAnew(db, 'CREATE TABLE items (id bigint PRIMARY KEY, g text, n integer)');
      await db.query(`UPDATE items SET g = NULL; ${trigger}`);
      const chain = { a: up((op) => op.backfill('items', { set: { g: 'x' }, where })) };
      const steps: string[] = [];
      const onOnlineStep = ({ what }: { readonly what: string }) => steps.push(what);

      await upgrade(connection, chain, { ...GUARDED, onOnlineStep }).catch(() => undefined);
      expect(steps).toEqual(isOnline ? ['set g of items in batches'] : []);
    },
  );
});

test.for([
  ['if it is certain that every value stays as it is', { existingType: integer() }, true],
  ['never if the revision names another type than the column has', { existingType: smallint() }, false],
] as const)(
  'a revision that may not destroy data changes a type in batches %s',
  async ([, existing, isOnline], { connection, db }) => {
    await startAnew(db, 'CREATE TABLE items (id bigint PRIMARY KEY, g text, n integer)');
    const chain = { a: up((op) => op.alterColumn('items', 'n', { type: bigint(), ...existing })) };
    const steps: string[] = [];
    const onOnlineStep = ({ what }: { readonly what: string }) => steps.push(what);

    await upgrade(connection, chain, { ...GUARDED, onOnlineStep });
    expect(steps.includes('fill the new column of n')).toBe(isOnline);
  },
);

interface Case {
  readonly title: string;
  readonly change: (op: Operations) => Promise<void>;
  /** What is true of a row after it. */
  readonly holds: string;
}

const CASES: readonly Case[] = [
  {
    title: 'a serial column',
    change: (op) => op.addColumn('items', 'number', serial()),
    holds: 'number BETWEEN 1 AND 40000',
  },
  {
    title: 'an identity column that is unique',
    change: (op) => op.addColumn('items', 'number', bigint().identity('always').unique()),
    holds: 'number BETWEEN 1 AND 40000',
  },
  {
    title: 'a new type for a column that others write',
    change: (op) => op.alterColumn('items', 'n', { type: text(), using: "'#' || n" }),
    holds: "n = '#' || id + m",
  },
];

const WRITERS = `CREATE TABLE items (id integer PRIMARY KEY, n integer NOT NULL, m integer NOT NULL DEFAULT 0);
  CREATE INDEX ix_n ON items (n);
  INSERT INTO items SELECT n, n FROM generate_series(1, 16000) AS n`;

/** Somebody who inserts, changes and deletes rows on both sides of where the batches are, also the rows of the next one. */
function writing(writer: TestDatabase): {
  readonly onBackfill: NonNullable<RunOptions['onBackfill']>;
  readonly work: Promise<unknown>[];
} {
  const work: Promise<unknown>[] = [];
  let turn = 0;
  const onBackfill = (progress: BackfillProgress | null) => {
    if (progress === null) return;
    turn += 1;
    work.push(
      writer.query(`INSERT INTO items (id, n) SELECT i, i FROM generate_series(${20_000 + turn * 50}, ${20_049 + turn * 50}) AS i;
        INSERT INTO items (id, n) VALUES (${-turn}, ${-turn});
        UPDATE items SET n = n + 1, m = m + 1 WHERE id % 10 = ${turn};
        DELETE FROM items WHERE id % 1000 = ${turn}`),
    );
  };
  return { onBackfill, work };
}

describe('others write while rows are filled in batches', () => {
  test.for(CASES)('$title', async ({ change, holds }, { connection, databaseUrl, db }) => {
    const chain = { a: up(change) };
    await db.query(WRITERS);
    await upgrade(connection, chain);
    const plain = await schemaOf(db);
    await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${WRITERS}`);
    const writer = await connect(databaseUrl);
    const { onBackfill, work } = writing(writer);

    await runAndCut(db, databaseUrl, { chain, batches: 2 });
    await upgrade(connection, chain, { onBackfill });
    await Promise.all(work);
    await writer.close();

    expect(work.length).toBeGreaterThan(0);
    const { rows } = await db.query(`SELECT * FROM items WHERE (${holds}) IS NOT TRUE`);
    expect(rows).toEqual([]);
    expect(await versionsOf(db)).toEqual(['a']);
    const { rows: written } = await db.query('SELECT FROM items WHERE id < 0 OR m > 0');
    expect(written.length).toBeGreaterThan(1000);
    expect(await schemaOf(db)).toEqual(plain);
  });
});
