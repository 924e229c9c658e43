import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compare } from '../autogen/compare.js';
import { NO_RENAMES } from '../autogen/match/renames.js';
import { findRowChanges } from '../autogen/rows/find-row-changes.js';
import { modelsExist, revisionsExist } from '../errors/command-errors.js';
import { reflect as reflectDatabase } from '../reflect/reflect.js';
import type { Reflection } from '../reflect/reflection.js';
import { EMPTY_SCHEMA } from '../schema/database-schema.js';
import { parseIgnore } from '../schema/ignore.js';
import { placeNewRevision } from '../script/place-new-revision.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { reflectOptions, wantedSchemas } from './difference/reflect-options.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './difference/unmanaged-summary.js';
import type { CommandEvents } from './environment/command-events.js';
import { requireOneDatabase, runEnvironment } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { modelFiles, targetPath } from './models-of-database/model-files.js';
import { readModelRows, withRowsOfTables } from './models-of-database/rows-of-tables.js';
import { splitDeclaration } from './models-of-database/split-declaration.js';
import { writeFiles } from './models-of-database/write-files.js';
import { renderFor } from './new-revision/render-bodies.js';
import { writeNewRevision } from './new-revision/write-new-revision.js';
import { stamp } from './stamp.js';

export interface ReflectOptions extends CommandEvents {
  /** A module for all models, or a folder for one a table. Default: `./models.ts`, or `./models` for many tables. */
  readonly path?: string;
  /** Writes the first revision, which makes all of it, and stamps the database with it. */
  readonly stamp?: boolean;
  /** Tables whose rows the models get, too. */
  readonly rows?: readonly string[];
}

export interface ReflectReport {
  /** Without a password. */
  readonly database: string;
  /** What was written, the revision included. */
  readonly files: readonly string[];
  /** What the setting `target` is to name. */
  readonly target: readonly string[];
  /** What the models say as SQL, although they have words for its kind: `table log`. */
  readonly asSql: readonly string[];
  /** What would make a database that is built from the models equal to this one: `create trigger touch on users`. */
  readonly differences: readonly string[];
  /** Why PostgreSQL refused what the models leave out. */
  readonly refusals: readonly string[];
  /** Why no database could be built from the models to compare it; null if one was. */
  readonly notBuilt: string | null;
  readonly unmanaged: readonly UnmanagedSummary[];
  /** The first revision; null if none was written. */
  readonly revision: string | null;
}

/** Writes what a database has as models, which declare it exactly; what has no word there is SQL in them. */
export async function reflect(input: SettingsInput, options: ReflectOptions = {}): Promise<ReflectReport> {
  const settings = await resolveSettings(input);
  requireOneDatabase(settings);
  const folder = input.cwd ?? process.cwd();
  if (options.path !== undefined) requireNoModels(resolve(folder, options.path));
  if (options.stamp === true) await requireNoRevisions(settings);
  const [written] = await runEnvironment(settings, options, async ({ connection, settings: own }) => {
    const all = await reflectDatabase(connection, { ...reflectOptions(own), schemas: wantedSchemas(own) });
    const reflection = withoutIgnored(all, own);
    const path = resolve(folder, options.path ?? usualPath(reflection));
    requireNoModels(path);
    const found = await readModelRows(connection, reflection, options.rows ?? []);
    const split = await splitDeclaration({ path, connection, settings: own, events: options, reflection });
    const withRows = withRowsOfTables(split, found, { path, schema: reflection.schema });
    for (const file of withRows.files) requireMissing(file.path);
    const files = [...modelFiles(path, withRows.sources), ...withRows.files];
    writeFiles(files);
    const declared = { ...reflection, schema: { ...reflection.schema, rows: found.map(({ rows }) => rows) } };
    const revision = options.stamp === true ? await writeFirstRevision(own, declared, options) : null;
    return {
      database: connection.description,
      files: [...files.map((file) => file.path), ...(revision === null ? [] : [revision.path])],
      target: [targetPath(path)],
      asSql: split.asSql,
      differences: split.differences,
      refusals: split.refusals,
      notBuilt: split.notBuilt,
      unmanaged: summarizeUnmanaged(reflection.unmanaged),
      revision: revision?.id ?? null,
    };
  });
  if (written.revision !== null) await stamp(input, { ...options, revisions: [written.revision] });
  return written;
}

/** A file of more tables is slow to read and to edit. */
const MOST_TABLES_IN_A_FILE = 60;

function usualPath({ schema: { tables } }: Reflection): string {
  return tables.length > MOST_TABLES_IN_A_FILE ? './models' : './models.ts';
}

function requireNoModels(path: string): void {
  requireMissing(targetPath(path));
}

function requireMissing(path: string): void {
  if (existsSync(path)) throw modelsExist(path);
}

function withoutIgnored(reflection: Reflection, settings: ResolvedSettings): Reflection {
  const findIgnoring = parseIgnore(settings.ignore, reflection.defaultSchema);
  const objects = reflection.schema.objects.filter((object) => findIgnoring({ ...object, type: object.kind }) === null);
  return { ...reflection, schema: { ...reflection.schema, objects } };
}

async function requireNoRevisions(settings: ResolvedSettings): Promise<void> {
  const { nodes } = await loadRevisionMap(settings);
  const [first] = nodes;
  if (first !== undefined) throw revisionsExist(first.id);
}

/** The revision that makes the database from nothing. */
async function writeFirstRevision(settings: ResolvedSettings, reflection: Reflection, events: CommandEvents) {
  const { schema, serverVersion, unmanaged } = reflection;
  const sides = { declared: schema, reflected: EMPTY_SCHEMA };
  // All tables are new, so there is nothing to ask.
  const rows = await findRowChanges(sides, NO_RENAMES, async () => []);
  const comparison = compare(schema, EMPTY_SCHEMA, { serverVersion, rows });
  const { renderItem } = settings;
  const difference = { ...comparison, ...sides, serverVersion, unmanaged, renderItem };
  const bodies = renderFor(settings, difference);
  const placement = placeNewRevision(await loadRevisionMap(settings), {
    versionLocations: settings.versionLocations,
    heads: ['base'],
    splice: false,
    branchLabels: [],
    dependsOn: [],
  });
  const path = await writeNewRevision(settings, { ...events, message: 'what was there', placement, bodies });
  return { id: placement.id, path };
}
