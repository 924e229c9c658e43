import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { quoteName } from '../../../ddl/quote.js';
import { bookkeepingRefused, noMigrations } from '../../../errors/import-errors.js';
import { loadModules } from '../../../loader/load-module.js';
import type { ModuleExports } from '../../../loader/module-exports.js';
import type { Connection } from '../../../runtime/connection.js';
import type { Scratch } from '../../../scratch/scratch.js';
import { runUserCode } from '../../../util/user-code.js';
import { type ForeignSection, type ForeignTable, type ForeignTool, NOTHING } from '../foreign-migration.js';
import { knexOptions } from '../knex-options.js';
import { numberAndMessage } from '../number-and-message.js';
import { exportedFunction, loadPackage } from '../record/load-package.js';
import { failedDowngrade, failedSection, type Recorded, recordTwice } from '../record/record-history.js';
import { Recorder } from '../record/recorder.js';
import { recordingClient } from '../record/recording-client.js';

/** Knex: JavaScript and TypeScript files, which Knex itself turns into SQL on a scratch database. */
export const knex: ForeignTool = {
  title: 'Knex',
  table: { schema: null, name: 'knex_migrations' },
  read: async (context) => {
    const files = context.folders.flatMap(filesIn).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
    const [folder = '.'] = context.folders;
    if (files.length === 0) throw noMigrations('Knex', folder, 'the `migrations.directory` of the knexfile');
    const modules = await loadModules(files, { loader: context.loader });
    const create = exportedFunction(await loadPackage('knex', folder), 'knex');
    const options = await knexOptions(folder, context.loader);
    const migrations = files.map((path, at) => ({ path, exports: toExports(modules[at] ?? {}) }));
    const recorded = await recordTwice(context, (scratch) => recordAll(scratch, { migrations, create, options }));
    return {
      migrations: files.flatMap((path) => {
        const sections = recorded.get(path);
        const key = nameOf(path);
        return sections === undefined ? [] : [{ ...numberAndMessage(key), path, key, checksum: null, ...sections }];
      }),
      notes: [],
    };
  },
  readApplied: async (connection, table) => {
    await refuseLocked(connection, table);
    const { rows } = await connection.query<{ readonly name: string }>(
      `SELECT name FROM ${quoteName(table)} ORDER BY id`,
    );
    return rows.map(({ name }) => ({ key: nameOf(name), name, checksum: null }));
  },
};

/** Knex leaves its lock locked if a run is killed. */
async function refuseLocked(connection: Connection, { schema, name }: ForeignTable): Promise<void> {
  const lock = quoteName({ schema, name: `${name}_lock` });
  const exists = 'SELECT pg_catalog.to_regclass($1::pg_catalog.text) IS NOT NULL AS exists';
  const { rows } = await connection.query<{ readonly exists: boolean }>(exists, [lock]);
  if (rows[0]?.exists !== true) return;
  const locked = await connection.query(`SELECT 1 FROM ${lock} WHERE is_locked OPERATOR(pg_catalog.=) 1`);
  if (locked.rows.length === 0) return;
  const hint = 'Find out what it did, run `npx knex migrate:unlock`, and try again.';
  throw bookkeepingRefused('Knex', 'a run holds the lock, or ended halfway', hint);
}

const CODE = /(?<!\.d)\.[cm]?[jt]s$/;

function filesIn(folder: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => CODE.test(name)).map((name) => join(folder, name));
}

/** A project that is compiled runs `x.js`, and keeps `x.ts`. */
function nameOf(file: string): string {
  return basename(file, extname(file));
}

interface Code {
  readonly path: string;
  readonly exports: ModuleExports;
}

interface History {
  readonly migrations: readonly Code[];
  readonly create: (...args: unknown[]) => unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A module that was written for require() has its exports in `default`. */
function toExports(exports: ModuleExports): ModuleExports {
  const inner: unknown = exports.default;
  return 'up' in exports || typeof inner !== 'object' || inner === null
    ? exports
    : Object.fromEntries(Object.entries(inner));
}

async function recordAll(scratch: Scratch, { migrations, create, options }: History) {
  const recorder = new Recorder(scratch.connection, (sql) => sql === 'select version();');
  const db = create({ ...options, searchPath: undefined, client: 'pg', connection: {}, pool: { min: 0, max: 1 } });
  Object.assign(Object(Object(db).client), { _acquireOnlyConnection: async () => recordingClient(recorder) });
  const run = (code: Code, direction: 'up' | 'down') => recordOne(recorder, db, { ...code, direction });
  const ups = new Map<string, ForeignSection>();
  for (const code of migrations) ups.set(code.path, (await run(code, 'up')) ?? NOTHING);
  const recorded = new Map<string, Recorded>();
  for (const code of [...migrations].reverse()) {
    const downgrade = typeof code.exports.down === 'function' ? await run(code, 'down') : null;
    recorded.set(code.path, { upgrade: ups.get(code.path) ?? NOTHING, downgrade });
  }
  await call(db, 'destroy', []);
  return recorded;
}

async function recordOne(
  recorder: Recorder,
  db: unknown,
  { path, exports, direction }: Code & { direction: 'up' | 'down' },
) {
  const what = `The function ${direction}()`;
  const migrate = (connection: unknown) =>
    runUserCode({ what, file: path }, () => call(exports, direction, [connection, Promise]));
  try {
    const isFree = Object(exports.config).transaction === false;
    await (isFree ? migrate(db) : call(db, 'transaction', [migrate]));
    return recorder.finish();
  } catch (error) {
    const hasSent = await recorder.reset();
    return direction === 'up' ? failedSection(error) : failedDowngrade(error, hasSent);
  }
}

async function call(object: unknown, method: string, args: readonly unknown[]): Promise<unknown> {
  const found: unknown = Reflect.get(Object(object), method);
  if (typeof found !== 'function') throw new TypeError(`There is no function ${method}().`);
  return Reflect.apply(found, object, [...args]);
}
