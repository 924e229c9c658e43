import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { index, integer, MetaData, sql, text } from '../../src/models/index.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { FleetSettings } from '../../src/settings/fleet-settings.js';
import type { SettingsInput } from '../../src/settings/resolve-settings.js';
import type { RevisionModule } from '../../src/settings/revision-module.js';
import type { Queryable } from '../../src/util/queryable.js';
import { connect, test } from '../support/database.js';

const REVISIONS: readonly RevisionModule[] = [
  {
    revision: 'a1',
    downRevision: null,
    upgrade: (op: Operations) => op.execute('CREATE TABLE item (id int)'),
    downgrade: (op: Operations) => op.dropTable('item'),
  },
  {
    revision: 'b2',
    downRevision: 'a1',
    upgrade: (op: Operations) => op.execute('ALTER TABLE item ADD COLUMN label text'),
    downgrade: (op: Operations) => op.dropColumn('item', 'label'),
  },
];

function inputOf(url: string, fleet: FleetSettings, revisions = REVISIONS): SettingsInput {
  return { settings: { url, fleet: { concurrency: 3, ...fleet } }, revisions };
}

/** Names that would leave their quotes, a pattern, or a path. */
const HOSTILE = ['a"b', "it's", 'Ünï', 'x; DROP TABLE item', 'pg temp', 'a/b', 'back\\slash', '%s', 'A'];

async function createSchemas(db: Queryable, names: readonly string[]): Promise<void> {
  for (const name of names) await db.query(`CREATE SCHEMA "${name.replaceAll('"', '""')}"`);
}

const LABELLED = `SELECT table_schema AS name FROM information_schema.columns
  WHERE table_name = 'item' AND column_name = 'label' ORDER BY table_schema COLLATE "C"`;

async function namesOf(db: Queryable, query: string): Promise<readonly unknown[]> {
  return (await db.query(query)).rows.map(({ name }) => name);
}

describe('a fleet of schemas', () => {
  test('is upgraded, read, and downgraded, whatever its schemas are called', async ({ databaseUrl, db }) => {
    await createSchemas(db, HOSTILE);
    await db.query('CREATE TABLE tenants (name text)');
    for (const name of HOSTILE) await db.query('INSERT INTO tenants VALUES ($1)', [name]);
    const input = inputOf(databaseUrl, { schemas: sql`SELECT name FROM public.tenants` });

    const first = await commands.upgradeFleet(input, { revision: 'a1' });
    expect(first.counts).toMatchObject({ done: HOSTILE.length, failed: 0 });
    const part = await commands.upgradeFleet(input, { only: ['a*', 'A'] });
    expect(part.places.map(({ place, outcome }) => [place, outcome])).toEqual([
      ['a"b', 'done'],
      ['a/b', 'done'],
      ['A', 'done'],
    ]);
    const status = await commands.statusFleet(input);
    expect(status.groups.map(({ pending, places }) => [pending.map(({ id }) => id), places.length])).toEqual([
      [['b2'], HOSTILE.length - 3],
      [[], 3],
    ]);
    expect((await commands.upgradeFleet(input)).counts).toMatchObject({ done: HOSTILE.length - 3, upToDate: 3 });
    expect(await namesOf(db, LABELLED)).toEqual([...HOSTILE].sort());
    expect(await commands.currentFleet(input)).toMatchObject({ atHeads: true, failed: [] });

    await db.query('DROP TABLE "A".limbeck_version_log; ALTER TABLE "a/b".limbeck_version_log DROP COLUMN tool');
    const log = await commands.logFleet(input, { revision: 'b2', limit: 2 });
    expect(log.entries.map(({ revision, direction }) => [revision, direction])).toEqual([
      ['b2', 'upgrade'],
      ['b2', 'upgrade'],
    ]);
    expect(log).toMatchObject({ total: HOSTILE.length - 2, withoutLog: ['A'], failed: [{ place: 'a/b' }] });
    await expect(commands.logFleet(input, { since: 'never' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });

    await db.query('DROP TABLE "a/b".limbeck_version_log');
    const down = await commands.downgradeFleet(input, { revision: '-1' });
    expect(down.places.every(({ after }) => after?.join() === 'a1')).toBe(true);
    expect(await namesOf(db, LABELLED)).toEqual([]);
    expect((await commands.stampFleet(input, { revisions: ['head'] })).counts.done).toBe(HOSTILE.length);
  });

  test('leaves out no place because another one is broken', async ({ databaseUrl, db }) => {
    const schemas = ['t1', 't2', 't3', 't4', 'missing', '$user'];
    await createSchemas(
      db,
      schemas.filter((name) => name !== 'missing'),
    );
    await db.query('CREATE TABLE t2.item (id int); CREATE VIEW t3.limbeck_version AS SELECT 1 AS other');
    const input = inputOf(databaseUrl, { schemas });
    const report = await commands.upgradeFleet(input);

    expect(report.places.map(({ place, outcome, error }) => [place, outcome, error?.code ?? null])).toEqual([
      ['t1', 'done', null],
      ['t2', 'failed', 'REVISION_FAILED'],
      ['t3', 'failed', 'DATABASE_REFUSED'],
      ['t4', 'done', null],
      ['missing', 'failed', 'DEFAULT_SCHEMA_MISSING'],
      // In a search path, it is the name of the role.
      ['$user', 'failed', 'DEFAULT_SCHEMA_MISSING'],
    ]);
    expect(report.stopped).toBeNull();
    const canary = await commands.upgradeFleet(inputOf(databaseUrl, { schemas, canary: 't2' }));
    expect(canary).toMatchObject({ stopped: 'canary', counts: { upToDate: 2, failed: 1, notBegun: 3 } });
  });

  test('leaves nothing of one place to the next', async ({ databaseUrl, db }) => {
    const schemas = ['t1', 't2', 't3'];
    await createSchemas(db, schemas);
    await db.query('CREATE TABLE seen (what text)');
    const leak: RevisionModule = {
      revision: 'c3',
      downRevision: null,
      upgrade: async (op: Operations) => {
        await op.execute(`INSERT INTO public.seen SELECT format('%s %s %s %s %s', current_schema(), current_setting('work_mem'),
          to_regclass('pg_temp.left_over'), (SELECT count(*) FROM pg_prepared_statements),
          (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 77 AND pid = pg_backend_pid()))`);
        await op.execute("SET work_mem = '77kB'; SET search_path = public; CREATE TEMP TABLE left_over ()");
        await op.execute('PREPARE left_over AS SELECT 1; SELECT pg_advisory_lock(77)');
      },
    };
    const input = inputOf(databaseUrl, { schemas, concurrency: 1 }, [leak]);

    expect((await commands.upgradeFleet(input)).counts).toMatchObject({ done: 3 });
    const [{ setting = '' } = {}] = (
      await db.query<{ setting: string }>("SELECT current_setting('work_mem') AS setting")
    ).rows;
    expect(await namesOf(db, 'SELECT what AS name FROM seen')).toEqual(
      schemas.map((name) => `${name} ${setting}  0 0`),
    );
  });

  test('is shared by two runners, one of which is interrupted', async ({ databaseUrl, db }) => {
    const schemas = Array.from({ length: 30 }, (_, number) => `t${number}`);
    await createSchemas(db, schemas);
    const input = inputOf(databaseUrl, { schemas, canary: 't0' });
    const controller = new AbortController();
    const [killed, other] = await Promise.all([
      commands.upgradeFleet(input, {
        signal: controller.signal,
        onPlace: ({ place }) => place === 't0' && controller.abort(),
      }),
      commands.upgradeFleet(input),
    ]);

    expect(killed.stopped).toBe('interrupted');
    expect(other.counts).toMatchObject({ failed: 0, locked: 0, notBegun: 0 });
    expect(await namesOf(db, LABELLED)).toHaveLength(30);
  });
});

test('the places of a fleet are compared with the models once for each difference', async ({ databaseUrl, db }) => {
  const schemas = Array.from({ length: 9 }, (_, number) => `t${number}`);
  await createSchemas(db, schemas);
  const metadata = new MetaData();
  metadata.table('item', { id: integer().nullable(), label: text().nullable() }, (c) => [
    index([c.id], { name: 'ix' }),
  ]);
  const indexed = { ...REVISIONS[1], revision: 'b2', downRevision: 'a1' };
  const revisions: readonly RevisionModule[] = [
    ...REVISIONS.slice(0, 1),
    {
      ...indexed,
      upgrade: (op: Operations) => op.execute('ALTER TABLE item ADD label text; CREATE INDEX ix ON item (id)'),
    },
  ];
  const input = inputOf(databaseUrl, { schemas }, revisions);
  const withModels = { ...input, settings: { ...input.settings, target: metadata } };
  await commands.upgradeFleet(input, { only: ['t8'], revision: 'a1' });
  await commands.upgradeFleet(input, { only: schemas.slice(0, 8) });
  await db.query('DROP INDEX t2.ix; DROP INDEX t3.ix; CREATE TABLE t4.limbeck_backup ()');
  const report = await commands.checkFleet(withModels);

  expect(report.groups.map(({ revisions, differences, places }) => [revisions, differences, places])).toEqual([
    [['b2'], [], ['t0', 't1', 't5', 't6', 't7']],
    [['b2'], ['create index ix on item (id)'], ['t2', 't3']],
    [['b2'], ['drop table limbeck_backup'], ['t4']],
    [['a1'], [], ['t8']],
  ]);
  expect(report).toMatchObject({ agrees: false, compared: 3, failed: [] });
});

test('places that differ in declared rows or in publications of their tables are compared with the models too', async ({
  databaseUrl,
  db,
}) => {
  const schemas = ['t1', 't2', 't3', 't4', 't5'];
  for (const name of schemas) {
    await db.query(`CREATE SCHEMA ${name}; CREATE TABLE ${name}.plan (code text PRIMARY KEY, seats int, note text);
      INSERT INTO ${name}.plan VALUES ('free', 3, NULL), ('team', 50, '${name}')`);
  }
  await db.query(
    `UPDATE t2.plan SET seats = 4 WHERE code = 'free'; DELETE FROM t3.plan; CREATE PUBLICATION sent FOR TABLE t4.plan`,
  );
  const metadata = new MetaData();
  const plan = metadata.table('plan', {
    code: text().primaryKey(),
    seats: integer().nullable(),
    note: text().nullable(),
  });
  const rows = [
    { code: 'free', seats: 3 },
    { code: 'team', seats: 50 },
  ];
  metadata.rows(plan, rows, { key: ['code'], mode: 'exact' });
  const check = () =>
    commands.checkFleet({ settings: { url: databaseUrl, target: metadata, fleet: { schemas } }, revisions: [] });
  expect((await check()).groups.map(({ differences, places }) => [places, differences.length])).toEqual([
    [['t1', 't4', 't5'], 0],
    [['t2'], 1],
    [['t3'], 1],
  ]);

  metadata.sql('CREATE PUBLICATION sent; ALTER PUBLICATION sent ADD TABLE ONLY plan');
  const groups = (await check()).groups.filter(({ differences }) => differences.length === 0);
  expect(groups.map(({ places }) => places)).toEqual([['t4']]);
});

test('a place is added at the heads, and nothing is left of one that fails', async ({ databaseUrl, db }) => {
  const outside: RevisionModule = {
    revision: 'c3',
    downRevision: 'b2',
    transaction: false,
    upgrade: async (op: Operations) => {
      await op.execute('CREATE INDEX CONCURRENTLY ix ON item (id)');
      if ((await op.getBind().query('SELECT current_schema() AS s')).rows[0]?.s === 'bad') throw new Error('no');
    },
  };
  const SCHEMAS = "SELECT nspname AS name FROM pg_namespace WHERE nspname IN ('one', 'two', 'bad') ORDER BY 1";
  const input = inputOf(databaseUrl, { schemas: [] });
  expect(await commands.addPlace(input, { place: 'one' })).toMatchObject({ revisions: ['b2'], template: null });
  await expect(commands.addPlace(input, { place: 'one' })).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
  await expect(commands.addPlace(input, { place: 'x'.repeat(64) })).rejects.toMatchObject({ code: 'FLEET_IMPOSSIBLE' });
  const withOutside = inputOf(databaseUrl, { schemas: [] }, [...REVISIONS, outside]);
  expect((await commands.addPlace(withOutside, { place: 'two' })).revisions).toEqual(['c3']);
  await expect(commands.addPlace(withOutside, { place: 'bad' })).rejects.toThrow('no');
  expect(await namesOf(db, SCHEMAS)).toEqual(['one', 'two']);
  expect(await namesOf(db, LABELLED)).toEqual(['one', 'two']);

  const name = `${new URL(databaseUrl).pathname.slice(1)}_copy`;
  const copies = inputOf(databaseUrl, { databases: [name], template: 'template0' });
  expect(await commands.addPlace(copies, { place: name })).toMatchObject({ revisions: ['b2'], template: 'template0' });
  expect((await commands.currentFleet(copies)).places).toMatchObject([{ place: name, atHeads: true }]);
  await db.query(`DROP DATABASE ${name}`);
});

test('a fleet of databases and schemas names its places by both', async ({ databaseUrl, db }) => {
  await createSchemas(db, ['t1', 't2']);
  const input = inputOf(databaseUrl, {
    databases: () => [
      { name: 'here', url: databaseUrl },
      { name: 'gone', url: databaseUrl.replace(/[^/]*$/, 'limbeck_missing') },
    ],
    schemas: ({ database }) => (database === 'here' ? ['t1', 't2'] : []),
  });
  const report = await commands.upgradeFleet(input);

  expect(report.places.map(({ place, outcome, error }) => [place, outcome, error?.code ?? null])).toEqual([
    ['here/t1', 'done', null],
    ['here/t2', 'done', null],
    ['gone', 'failed', 'DATABASE_NOT_FOUND'],
  ]);
  const session = await connect(databaseUrl);
  const name = new URL(databaseUrl).pathname.slice(1);
  const whole = inputOf(databaseUrl, { databases: sql`SELECT ${name}` });
  expect((await commands.upgradeFleet(whole)).places).toMatchObject([{ place: name, outcome: 'done', after: ['b2'] }]);
  await session.close();
});
