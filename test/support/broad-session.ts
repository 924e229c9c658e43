import pg from 'pg';
import { vi } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { LimbeckError } from '../../src/errors/limbeck-error.js';
import { boolean, check, index, integer, MetaData, serial, sql, varchar } from '../../src/models/index.js';
import { createPrinter } from '../../src/reflect/create-printer.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { SettingsInput } from '../../src/settings/resolve-settings.js';
import type { RevisionModule } from '../../src/settings/revision-module.js';
import type { Queryable } from '../../src/util/queryable.js';
import { asReader } from './as-reader.js';
import { connect } from './database.js';
import { createProject } from './project.js';
import { runScript } from './run-script.js';
import { column } from './schema-values.js';

const MOODS = [
  { table: 'item', column: 'mood', serverDefault: 'good' },
  { table: 'item', column: 'moods', array: true },
];

// The user's own SQL mentions no function and no operator, because PostgreSQL looks those up by the user's search path.
const REVISIONS: readonly RevisionModule[] = [
  {
    revision: 'a1',
    downRevision: null,
    upgrade: async (op: Operations) => {
      await op.createEnum('mood', ['good', 'fine', 'bad']);
      await op.createTable('item', { id: integer().primaryKey(), active: boolean(), label: varchar(20) });
      await op.execute('ALTER TABLE item ADD COLUMN mood mood DEFAULT $$fine$$, ADD COLUMN moods mood[]');
      await op.createTable('note', { id: integer().primaryKey(), item: integer().references('item.id').nullable() });
      await op.bulkInsert('item', [
        { id: 7, active: true, label: 'seven' },
        { id: 8, active: true, label: 'eight' },
      ]);
      await op.updateRows('item', [{ id: 7, label: 'Seven' }], { key: ['id'] });
      await op.deleteRows('item', [{ id: 8, label: 'eight' }]);
      await op.createIndex('item_active', 'item', ['label'], { where: sql`active` });
      await op.createCheckConstraint('item_is_active', 'item', sql`active`);
      await op.execute("COMMENT ON TABLE item IS 'things'; CREATE VIEW labels AS SELECT label FROM item");
    },
    downgrade: async (op: Operations) => {
      await op.execute('DROP VIEW labels');
      await op.dropTable('note');
      await op.dropTable('item');
      await op.dropEnum('mood');
    },
  },
  {
    revision: 'b2',
    downRevision: 'a1',
    upgrade: async (op: Operations) => {
      await op.execute('SET LOCAL search_path = app, public, pg_catalog');
      await op.replaceEnum('mood', ['good', 'bad'], { columns: MOODS, mapping: { fine: 'good' } });
      await op.alterColumn('item', 'id', { identity: {}, existingType: integer() });
      await op.createSequence('counter');
      await op.alterSequence('counter', { minValue: 0, maxValue: 9 });
      await op.setPrivilegesAside('note');
      await op.setRowsAside('note', { asText: ['item'] });
      await op.execute('DELETE FROM note');
      await op.putRowsBack('note', ['id'], { numbered: ['id'] });
      await op.putPrivilegesBack('note');
      await op.createSchema('attic');
      await op.setTableSchema('note', 'attic');
      await op.setTableSchema('note', null, { schema: 'attic' });
      await op.dropSchema('attic');
      await op.dropSubscription('missing', { ifExists: true });
    },
    downgrade: async (op: Operations) => {
      await op.dropSequence('counter');
      await op.alterColumn('item', 'id', { identity: null });
    },
  },
  {
    revision: 'c3',
    downRevision: 'b2',
    transaction: false,
    upgrade: (op: Operations) =>
      op.createIndex('item_label', 'item', ['label'], { concurrently: true, ifNotExists: true }),
    downgrade: (op: Operations) => op.dropIndex('item_label', 'item'),
  },
];

const SQL_TARGET = `CREATE TABLE item (id integer PRIMARY KEY, active boolean, label varchar(20));
  CREATE VIEW actives AS SELECT label FROM item WHERE active; CREATE VIEW labels AS SELECT label, active FROM item;
  CREATE TABLE other (id serial, n integer DEFAULT 1, CHECK (id IS NOT NULL))`;

/**
 * Runs every command that uses a database, and returns what each one says. The database has an empty schema `app`, its
 * default schema, and is left with an empty one.
 */
export async function broadSession(url: string): Promise<readonly string[]> {
  const project = createProject({ 'schema.sql': SQL_TARGET });
  const results: string[] = [];
  const note = (result: unknown) => results.push(JSON.stringify(result).replace(/Create Date: [-:. 0-9]+/g, ''));
  const given = { cwd: project.folder, settings: { url, target: models() }, revisions: REVISIONS };
  const ofSql = { ...given, settings: { url, target: './schema.sql', comparePrivileges: true, compareOwners: true } };

  note(await commands.ensureVersion(given));
  note(await commands.upgradePlan(given));
  note(await commands.upgrade(given));
  note(await commands.current(given));
  note(await commands.check(given, { definitions: true }));
  note(await commands.check(ofSql));
  note(await reflectedFiles(url));
  note(await commands.diff(given, { from: 'a1', to: 'models' }));
  note(await lockedOut(url, () => commands.upgrade({ ...given, settings: { url, runWait: '0' } })));
  note(await printAsReader(url));
  note(await commands.stamp(given, { revisions: ['b2'] }));
  note(await commands.downgrade(given, { revision: 'base' }));
  note((await commands.checkFiles(given)).databases.map(({ changed }) => changed));
  const { databases } = await commands.log(given, { revision: 'a', since: 'yesterday', limit: 1 });
  note(databases.map(({ entries }) => entries.map(({ direction, revision }) => [direction, revision])));

  const { script } = await commands.upgradeScript(given, { revision: 'head' });
  const db = await connect(url);
  await runScript(db, script);
  note(await commands.downgrade(given, { revision: 'base' }));
  note(await nestedAndGuarded(url, (settings) => ({ ...given, settings: { ...settings, target: models() } })));
  await createAndDropAll(db, given.settings.target);
  await db.query('DROP TABLE app.limbeck_version');
  note(await fleetSession(db, { ...given, revisions: REVISIONS.slice(0, 1) }));
  await db.close();

  await commands.revision(
    { cwd: project.folder, settings: { url, target: models() } },
    { autogenerate: true, revId: 'd4' },
  );
  note(
    project
      .list()
      .filter((path) => path.includes('d4'))
      .map(project.read),
  );
  return results;
}

/** PostgreSQL has to print some of the expressions before Limbeck can compare them. */
function models(): MetaData {
  const metadata = new MetaData();
  const { table } = metadata;
  const item = table('item', { id: integer().primaryKey(), active: boolean(), label: varchar(20) }, () => [
    check('item_is_active', sql`(active)`),
    index(['label'], { name: 'item_active', where: sql`(active)` }),
  ]);
  table('added', { id: serial().primaryKey(), n: integer().serverDefault(sql`(1)`) });
  metadata.rows(item, [{ id: 7, active: true, label: 'seven' }], { mode: 'exact' });
  metadata.view('actives', sql`SELECT label FROM item WHERE active`);
  return metadata;
}

/** Its places are `one` and `two`, which have the same fingerprint. */
async function fleetSession(db: Queryable, given: SettingsInput): Promise<readonly unknown[]> {
  const input = { ...given, settings: { ...given.settings, fleet: { schemas: ['one', 'two'] } } };
  await db.query('CREATE SCHEMA one');
  await commands.addPlace(input, { place: 'two' });
  const { counts } = await commands.upgradeFleet(input);
  const { groups, compared } = await commands.checkFleet(input);
  const { entries } = await commands.logFleet(input, { revision: 'a', since: 'yesterday', limit: 1 });
  const current = await commands.currentFleet(input);
  await db.query('DROP SCHEMA one CASCADE; DROP SCHEMA two CASCADE');
  return [counts, groups, compared, entries.map(({ revision }) => revision), current];
}

async function reflectedFiles(url: string): Promise<readonly string[]> {
  const project = createProject();
  await commands.reflect({ cwd: project.folder, settings: { url, comparePrivileges: true, compareOwners: true } });
  return project
    .list()
    .filter((path) => path.includes('models'))
    .map(project.read);
}

/** Runs in a transaction of the caller's, in which the tool looks at what revisions destroy. */
async function nestedAndGuarded(
  url: string,
  withSettings: (settings: { readonly allowDestructive: boolean }) => Parameters<typeof commands.upgrade>[0],
): Promise<readonly unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('BEGIN');
    const input = { ...withSettings({ allowDestructive: false }), connection: client };
    const upgraded = await commands.upgrade(input, { revision: 'a1' });
    const refused = await codeOf(() => commands.upgrade(input, { revision: 'b2' }));
    return [upgraded.after, refused, await codeOf(() => commands.downgrade(input, { revision: 'base' }))];
  } finally {
    await client.end();
  }
}

async function codeOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof LimbeckError ? error.code : String(error);
  }
}

/** The error of a run while another session holds the lock. */
async function lockedOut(url: string, run: () => Promise<unknown>): Promise<unknown> {
  const holder = await connect(url);
  await holder.query(`SELECT pg_catalog.pg_advisory_lock(
    pg_catalog.hashtextextended(pg_catalog.concat('limbeck:', pg_catalog.current_schema(), '.limbeck_version'), 0))`);
  try {
    return await codeOf(run);
  } finally {
    await holder.close();
  }
}

/** For a role that can only read, the planner prints. */
async function printAsReader(url: string): Promise<readonly (string | null)[]> {
  const db = await connect(url);
  try {
    const columns = [{ ...column('a', 'integer') }];
    return await asReader(db, () =>
      createPrinter(db, { defaultSchema: 'app' })([
        { use: 'check', expression: '(a IS NULL)', columns },
        { use: 'type', sql: 'varchar(20)' },
      ]),
    );
  } finally {
    await db.close();
  }
}

async function createAndDropAll(db: Queryable, metadata: MetaData): Promise<void> {
  await metadata.createAll(db);
  await metadata.dropAll(db);
}

/** Does the work, and returns every statement that any connection sent meanwhile. */
export async function recordStatements(work: () => Promise<unknown>): Promise<readonly string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([statement]) => String(statement));
  } finally {
    query.mockRestore();
  }
}
