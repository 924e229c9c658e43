import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { revisionFileExists, versionLocationUnknown } from '../errors/new-revision-errors.js';
import { duplicateRevision } from '../errors/revision-graph-errors.js';
import { readAlembicFolder } from '../script/alembic/read-alembic-folder.js';
import type { AlembicRevision } from '../script/alembic/read-alembic-revision.js';
import type { Revision } from '../script/revision.js';
import { RevisionMap } from '../script/revision-map.js';
import { sortOldestFirst } from '../script/sort-revisions.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { type AlembicEvents, collectAlembicSql } from './alembic/collect-alembic-sql.js';
import { type AlembicChoice, findAlembic } from './alembic/find-alembic.js';
import { toOnlineSql } from './alembic/to-online-sql.js';
import { type ImportedRevision, writeImportedRevision } from './alembic/write-imported-revision.js';
import { loadHeaders } from './graph/load-revision-map.js';

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

interface Import {
  readonly revision: AlembicRevision;
  /** Of the new file, or of the one that an earlier import wrote. */
  readonly path: string;
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
  const location = chooseLocation(settings, options.to, cwd);
  const present = await loadHeaders(settings);
  const imports = folders.flatMap(readAlembicFolder).map((revision) => toImport(revision, location, present));
  refuseSameFile(imports);
  const nodes = linkImports(present, imports);
  const [folder = cwd] = folders;
  const program = findAlembic(folder, options, cwd);
  const collected = program && (await collectAlembicSql(program, nodes, options));
  const revisions = imports.map(({ revision }) => revision);
  const online = collected && toOnlineSql(collected, revisions, folders.map(readEnv).join('\n'));
  return {
    revisions: sortImports(nodes, imports).map((one) => writeImportedRevision(one, online, settings)),
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

function chooseLocation({ versionLocations }: ResolvedSettings, to: string | undefined, cwd: string): string {
  const wanted = to === undefined ? undefined : resolve(cwd, to);
  const found = versionLocations.find((location) => wanted === undefined || resolve(location) === wanted);
  if (found === undefined) throw versionLocationUnknown(to ?? '', versionLocations);
  return found;
}

function toImport(revision: AlembicRevision, location: string, present: readonly Revision[]): Import {
  const known = present.find(({ id }) => id === revision.id);
  if (known !== undefined) {
    const facts = ['downRevisions', 'branchLabels', 'dependsOn'] as const;
    const isSame = facts.every((fact) => String(known[fact]) === String(revision[fact]));
    if (!isSame || known.language !== 'sql') throw duplicateRevision(known, toRevision(revision));
    return { revision, path: known.path };
  }
  const path = join(location, `${basename(revision.path, '.py')}.sql`);
  if (existsSync(path)) throw revisionFileExists(path);
  return { revision, path };
}

function refuseSameFile(imports: readonly Import[]): void {
  const again = imports.find(({ path }, at) => imports.findIndex((other) => other.path === path) < at);
  if (again !== undefined) throw revisionFileExists(again.path);
}

/** The graph is linked as it will be, so that whatever does not fit is found before anything is written. */
function linkImports(present: readonly Revision[], imports: readonly Import[]) {
  const ids = new Set(imports.map(({ revision }) => revision.id));
  const others = present.filter(({ id }) => !ids.has(id));
  const map = new RevisionMap([...others, ...imports.map(({ revision }) => toRevision(revision))]);
  return sortOldestFirst(new Set(map.nodes.filter(({ id }) => ids.has(id))));
}

/** It is named by its Python file, which is what an error should show. */
function toRevision(revision: AlembicRevision): Revision {
  const { id, downRevisions, branchLabels, dependsOn, message, createDate, path } = revision;
  const facts = { id, downRevisions, branchLabels, dependsOn, message, createDate, path };
  return { ...facts, transaction: true, doc: message, language: 'sql' };
}

/** Empty if it is not next to the revisions: then the output alone shows what it sets. */
function readEnv(folder: string): string {
  const paths = [join(folder, 'env.py'), join(dirname(folder), 'env.py')];
  return paths
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

/** In the order of the graph: if writing ends halfway, what was written is a whole graph. */
function sortImports(nodes: ReturnType<typeof linkImports>, imports: readonly Import[]): readonly Import[] {
  const byId = new Map(imports.map((one) => [one.revision.id, one]));
  return nodes.flatMap(({ id }) => byId.get(id) ?? []);
}
