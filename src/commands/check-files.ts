import { readFileSync } from 'node:fs';
import { insertIntoLog, logOf } from '../runtime/log/log-table.js';
import { type LoggedFile, readLoggedFiles } from '../runtime/log/read-logged-files.js';
import { ask } from '../runtime/run/run-own-statement.js';
import { readVersionTable, type VersionTable } from '../runtime/version-table.js';
import { getAppliedTips } from '../script/current-revisions.js';
import { fingerprintOf } from '../script/fingerprint.js';
import { mapToShow } from '../script/map-that-knows.js';
import type { RevisionMap } from '../script/revision-map.js';
import type { RevisionNode } from '../script/revision-node.js';
import { sortOldestFirst } from '../script/sort-revisions.js';
import { ancestorsOf } from '../script/walk-graph.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { versionTableOf } from './environment/open-database.js';
import type { WorkPlace } from './environment/work.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { thisAuthor } from './run/run-settings.js';

export interface CheckFilesOptions extends CommandEvents {
  /** Records the files as they are now, so that they count as unchanged from now on. */
  readonly accept?: boolean | undefined;
}

/** A revision whose file is no longer as it was when the revision was applied. */
export interface ChangedFile {
  readonly revision: string;
  readonly message: string;
  readonly path: string;
  /** When and by which role it was applied, or accepted. The time is in UTC, as `Date.toISOString` writes it. */
  readonly since: string;
  readonly role: string;
}

export interface DatabaseFiles {
  /** The name that the settings give the database; null if they name none. */
  readonly name: string | null;
  /** Without a password. */
  readonly database: string;
  /** In the order in which the revisions are applied. */
  readonly changed: readonly ChangedFile[];
  /** How many applied revisions have a file that is as it was. */
  readonly unchanged: number;
  /** Applied revisions of which the log doesn't know the file, because they were stamped, or applied without the log. */
  readonly unknown: readonly string[];
}

export interface FilesReport {
  /** Whether no file has changed, or all were accepted. */
  readonly ok: boolean;
  readonly databases: readonly DatabaseFiles[];
}

/** Compares the files of the applied revisions with what the log remembers of them. */
export async function checkFiles(input: SettingsInput, options: CheckFilesOptions = {}): Promise<FilesReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const accepts = options.accept === true;
  const databases = await runEnvironment(settings, options, (place) => checkDatabase(place, map, accepts));
  return { ok: accepts || databases.every(({ changed }) => changed.length === 0), databases };
}

async function checkDatabase(place: WorkPlace, map: RevisionMap, accepts: boolean): Promise<DatabaseFiles> {
  const { connection, settings } = place;
  const table = await readVersionTable(connection, versionTableOf(settings));
  const logged = await readLoggedFiles(connection, table);
  const applied = appliedIn(mapToShow(map, table.heads), table.heads);
  const compared = applied.map((node) =>
    isReplaced(map, node.id, logged.get(node.id)) ? 'unchanged' : compareFile(node, logged.get(node.id), settings),
  );
  const changed = compared.flatMap((result) => (typeof result === 'string' ? [] : [result]));
  if (accepts) await accept(place, table, changed);
  return {
    name: settings.database,
    database: connection.description,
    changed,
    unchanged: compared.filter((result) => result === 'unchanged').length,
    unknown: applied.filter((_, position) => compared[position] === 'unknown').map(({ id }) => id),
  };
}

function appliedIn(map: RevisionMap, heads: readonly string[]): readonly RevisionNode[] {
  const known = heads.filter((id) => map.find(id) !== undefined);
  return sortOldestFirst(ancestorsOf(getAppliedTips(map, known)));
}

/** A squash has the id of the last revision that it replaces, and the log may know that file. */
function isReplaced({ replaced }: RevisionMap, id: string, logged: LoggedFile | undefined): boolean {
  return (
    logged !== undefined &&
    replaced.some((each) => each.id === id && fingerprintOf(readFileSync(each.path, 'utf8')) === logged.fingerprint)
  );
}

function compareFile(
  { id, revision }: RevisionNode,
  logged: LoggedFile | undefined,
  { revisions }: ResolvedSettings,
): ChangedFile | 'unchanged' | 'unknown' {
  if (logged === undefined || revisions !== null) return 'unknown';
  if (fingerprintOf(readFileSync(revision.path, 'utf8')) === logged.fingerprint) return 'unchanged';
  const { since, role } = logged;
  return { revision: id, message: revision.message, path: revision.path, since, role };
}

async function accept({ connection }: WorkPlace, table: VersionTable, changed: readonly ChangedFile[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ revision, message, path }) => ({
    entry: {
      revision,
      message,
      direction: 'accept' as const,
      outcome: 'done' as const,
      fingerprint: fingerprintOf(readFileSync(path, 'utf8')),
    },
    times: { agoMs: 0, durationMs: 0 },
  }));
  await ask(connection, 'write the log', insertIntoLog(logOf(table.name), rows, thisAuthor()));
}
