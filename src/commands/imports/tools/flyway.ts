import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { quoteName } from '../../../ddl/quote.js';
import { bookkeepingRefused, migrationNotImportable, noMigrations } from '../../../errors/import-errors.js';
import { flywayChecksum } from '../flyway-checksum.js';
import { compareVersions, type FlywayName, readFlywayName } from '../flyway-name.js';
import type {
  AppliedMigration,
  ForeignMigration,
  ForeignSection,
  ForeignTool,
  ReadContext,
} from '../foreign-migration.js';
import { toId, toWords } from '../number-and-message.js';
import { sqlSection } from '../sql-section.js';

/** Flyway: versioned SQL files, their undo files, and repeatable files, which run after all others. */
export const flyway: ForeignTool = {
  title: 'Flyway',
  table: { schema: null, name: 'flyway_schema_history' },
  read: async ({ folders }: ReadContext) => {
    const files = folders.flatMap(filesUnder).map((path) => ({ path, ...readFlywayName(basename(path)) }));
    const known = files.flatMap(({ path, name }) => (name === null ? [] : [{ path, name }]));
    refuseCode(files.map(({ path }) => path));
    const migrations = orderFiles(known).map((file) => toMigration(file, known));
    if (migrations.length === 0) throw noMigrations('Flyway', folders.join(', '), 'a folder of `flyway.locations`');
    return { migrations, notes: notesOn(files.filter(({ name }) => name === null).map(({ path }) => path)) };
  },
  readApplied: async (connection, table, migrations) => {
    const { rows } = await connection.query<FlywayRow>(
      `SELECT version, description, type, checksum, success FROM ${quoteName(table)} ORDER BY installed_rank`,
    );
    const failed = rows.find(({ success }) => !success);
    if (failed !== undefined) {
      const what = `the migration ${failed.version ?? failed.description} failed`;
      throw bookkeepingRefused('Flyway', what, 'Repair the database, run `flyway repair`, and try again.');
    }
    return appliedRows(rows, migrations);
  },
};

interface FlywayRow {
  readonly version: string | null;
  readonly description: string;
  readonly type: string;
  readonly checksum: number | null;
  readonly success: boolean;
}

interface FlywayFile {
  readonly path: string;
  readonly name: FlywayName;
}

function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) throw noMigrations('Flyway', folder, 'a folder of `flyway.locations`');
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Java, Kotlin, and other programs do what only they know. */
function refuseCode(paths: readonly string[]): void {
  const code = paths.find((path) =>
    /^[VRUB].*__.*\.(?:java|kt|groovy|class|py|ps1|sh|bash|cmd|bat)$/.test(basename(path)),
  );
  if (code === undefined) return;
  throw migrationNotImportable(
    code,
    `it is a program (${extname(code)})`,
    'Write it as SQL under the same name, then import again.',
  );
}

/** What new databases get: a baseline file replaces versioned files that don't exist any more. */
function orderFiles(files: readonly FlywayFile[]): readonly FlywayFile[] {
  const versioned = files.filter(({ name }) => name.kind === 'V');
  const baselines = files.filter(({ name }) => name.kind === 'B').sort(byVersion);
  const last = baselines.at(-1);
  const isNeeded = last !== undefined && !versioned.some((file) => byVersion(file, last) <= 0);
  const repeatable = files.filter(({ name }) => name.kind === 'R');
  const byDescription = (a: FlywayFile, b: FlywayFile) => (a.name.description < b.name.description ? -1 : 1);
  return [...(isNeeded ? [last] : []), ...versioned.sort(byVersion), ...repeatable.sort(byDescription)];
}

function byVersion(a: FlywayFile, b: FlywayFile): number {
  return compareVersions(a.name.version, b.name.version);
}

function notesOn(others: readonly string[]): readonly string[] {
  const callbacks = others.filter((path) => /^(?:before|after)\w*.*\.sql$/.test(basename(path)));
  return callbacks.map((path) => `${path} is a callback, which Limbeck doesn't run.`);
}

function toMigration({ path, name }: FlywayFile, files: readonly FlywayFile[]): ForeignMigration {
  const undo = files.find((file) => file.name.kind === 'U' && byVersion(file, { path, name }) === 0);
  const sql = readFileSync(path, 'utf8');
  return {
    id: name.kind === 'R' ? toId(`R_${name.description}`) : name.version,
    name: basename(path, '.sql'),
    message: toWords(name.description),
    createDate: '',
    path,
    key: name.kind === 'R' ? repeatableKey(name.description.replaceAll('_', ' ')) : name.version,
    checksum: String(flywayChecksum(sql)),
    upgrade: toSection(sql, path),
    downgrade: undo === undefined || name.kind !== 'V' ? null : toSection(readFileSync(undo.path, 'utf8'), undo.path),
  };
}

function toSection(sql: string, path: string): ForeignSection {
  const config = existsSync(`${path}.conf`) ? readFileSync(`${path}.conf`, 'utf8') : '';
  const section = sqlSection(sql, path, !/^\s*executeInTransaction\s*=\s*false\s*$/m.test(config));
  const placeholder = /\$\{[^}\n]*\}/.exec(sql)?.[0];
  return placeholder === undefined ? section : { ...section, doubt: `replace the placeholder ${placeholder}` };
}

function repeatableKey(description: string): string {
  return `repeatable ${description}`;
}

/** A baseline counts for everything up to its version; an undo takes back its version. */
function appliedRows(rows: readonly FlywayRow[], migrations: readonly ForeignMigration[]): readonly AppliedMigration[] {
  const applied = new Map<string, AppliedMigration>();
  for (const row of rows) {
    const known = toApplied(row, migrations);
    const isUndone = row.type.startsWith('UNDO') || row.type === 'DELETE';
    for (const one of known) {
      if (isUndone) applied.delete(one.key);
      else applied.set(one.key, one);
    }
  }
  return [...applied.values()];
}

/** The migrations that a row is about; none for the row of a schema that Flyway created. */
function toApplied(row: FlywayRow, migrations: readonly ForeignMigration[]): readonly AppliedMigration[] {
  const { version, description, type, checksum } = row;
  if (type === 'SCHEMA') return [];
  if (type === 'BASELINE') return upTo(normalVersion(version ?? ''), migrations);
  const key = version === null ? repeatableKey(description) : normalVersion(version);
  return [{ key, name: version ?? description, checksum: checksum?.toString() ?? null }];
}

function normalVersion(version: string): string {
  return readFlywayName(`V${version}__.sql`).name?.version ?? version;
}

function upTo(version: string, migrations: readonly ForeignMigration[]): readonly AppliedMigration[] {
  return migrations
    .filter(({ key }) => !key.startsWith('repeatable ') && compareVersions(key, version) <= 0)
    .map(({ key, name }) => ({ key, name, checksum: null }));
}
