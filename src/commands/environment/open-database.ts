import { missingDatabase } from '../../errors/settings-errors.js';
import type { Connection } from '../../runtime/connection.js';
import { journalNextTo } from '../../runtime/journal/journal-table.js';
import { lastOfEach, readUnfinished } from '../../runtime/journal/resumed-revisions.js';
import { logOf } from '../../runtime/log/log-table.js';
import { openConnection } from '../../runtime/open-connection.js';
import { readHeads, readVersionTable, type VersionTable } from '../../runtime/version-table.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ConnectionTarget } from '../../settings/connection-target.js';
import type { ConnectionChoice, ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';

/** Opens the database of the settings, or another one. */
export async function openDatabase(
  { connection: choice, baseFolder }: ResolvedSettings,
  events: CommandEvents,
  other?: ConnectionTarget,
): Promise<Connection> {
  return openConnection(other ?? chosenTarget(choice), {
    baseFolder,
    ...(events.onNotice === undefined ? {} : { onNotice: events.onNotice }),
    ...(events.onWarning === undefined ? {} : { onWarning: events.onWarning }),
    ...(events.onSlowStart === undefined ? {} : { onSlowStart: events.onSlowStart }),
    ...(events.signal === undefined ? {} : { signal: events.signal }),
  });
}

export function chosenTarget(choice: ConnectionChoice): ConnectionTarget {
  if (choice.kind === 'missing') {
    throw missingDatabase(choice.why);
  }
  return choice.target;
}

export function versionTableOf({ versionTable, versionTableSchema }: ResolvedSettings): QualifiedName {
  return { schema: versionTableSchema, name: versionTable };
}

/** The tables of Limbeck itself, which are never compared. */
export function ownTablesOf(settings: ResolvedSettings): readonly QualifiedName[] {
  const versionTable = versionTableOf(settings);
  return [versionTable, journalNextTo(versionTable), logOf(versionTable)];
}

interface VersionPlace {
  readonly settings: ResolvedSettings;
  readonly connection: Connection;
}

/** A revision that an earlier run could not end. */
export interface UnfinishedRevision {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
  /** The step that the next run continues with, counted from 1. */
  readonly step: number;
  readonly steps: number;
}

/** The rows of the version table, and the revisions that are partly applied. */
export async function readVersionState({
  settings,
  connection,
}: VersionPlace): Promise<{ readonly heads: readonly string[]; readonly unfinished: readonly UnfinishedRevision[] }> {
  const table = await readVersionTable(connection, versionTableOf(settings));
  return { heads: table.heads, unfinished: await unfinishedOf(connection, table) };
}

/** The revisions that an earlier run could not end. */
export async function unfinishedOf(
  connection: Connection,
  table: VersionTable,
): Promise<readonly UnfinishedRevision[]> {
  const entries = lastOfEach(await readUnfinished(connection, table));
  return entries.map(({ revision, direction, steps, done }) => ({
    revision,
    direction,
    step: Math.min(done + 1, steps.length),
    steps: steps.length,
  }));
}

/** The rows of the version table. A missing table counts as empty, and is not created. */
export function readVersion({ settings, connection }: VersionPlace): Promise<readonly string[]> {
  return readHeads(connection, versionTableOf(settings));
}
