import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readAlembicFolder } from '../script/alembic/read-alembic-folder.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { type AlembicEvents, collectAlembicSql } from './alembic/collect-alembic-sql.js';
import { type AlembicChoice, findAlembic } from './alembic/find-alembic.js';
import { toOnlineSql } from './alembic/to-online-sql.js';
import { type ImportedRevision, writeImportedRevision } from './alembic/write-imported-revision.js';
import { loadHeaders } from './graph/load-revision-map.js';
import { chooseLocation, placeImports } from './imports/place-imports.js';

export interface ImportAlembicOptions extends AlembicChoice, AlembicEvents {
  /** The folder of Alembic's revisions, or the parent of `versions`; a list for several version locations. */
  readonly folder: string | readonly string[];
  /** The version location to write to. Default: the first. */
  readonly to?: string | undefined;
}

export interface ImportAlembicReport {
  /** Each after those that it needs. */
  readonly revisions: readonly ImportedRevision[];
  /** The table in which Alembic records what is applied, and that of the settings. */
  readonly alembicVersionTable: string;
  readonly alembicVersionTableSchema: string | null;
  readonly versionTable: string;
  readonly versionTableSchema: string | null;
}

/**
 * Writes an SQL revision for each Python file of Alembic, with its identifiers, labels, dependencies, message and date.
 * The Python is read, and not run; the bodies come from Alembic's own SQL. Of files that an earlier import wrote, it
 * completes those that nobody has changed, and leaves all others as they are. Writes nothing if one of the Python files
 * cannot be taken over, or if Alembic can't write any of them.
 */
export async function importAlembic(input: SettingsInput, options: ImportAlembicOptions): Promise<ImportAlembicReport> {
  const settings = await resolveSettings(input);
  const cwd = input.cwd ?? process.cwd();
  const folders = [options.folder].flat().map((folder) => resolve(cwd, folder));
  const place = { location: chooseLocation(settings, options.to, cwd), present: await loadHeaders(settings) };
  const revisions = folders.flatMap(readAlembicFolder);
  const { placed, nodes } = placeImports(revisions, place, ({ path }) => basename(path, '.py'));
  const [folder = cwd] = folders;
  const program = findAlembic(folder, options, cwd);
  const collected = program && (await collectAlembicSql(program, nodes, options));
  const online = collected && toOnlineSql(collected, revisions, folders.map(readEnv).join('\n'));
  return {
    revisions: placed.map((one) => writeImportedRevision(one, online, settings)),
    ...parseVersionTable(collected?.versionTable ?? 'alembic_version'),
    versionTable: settings.versionTable,
    versionTableSchema: settings.versionTableSchema,
  };
}

/** Alembic quotes the names that need it. */
function parseVersionTable(written: string) {
  const names = [...written.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
  return { alembicVersionTable: names.at(-1) ?? written, alembicVersionTableSchema: names.at(-2) ?? null };
}

/** Empty if it is not next to the revisions: then the output alone shows what it sets. */
function readEnv(folder: string): string {
  const paths = [join(folder, 'env.py'), join(dirname(folder), 'env.py')];
  return paths
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}
