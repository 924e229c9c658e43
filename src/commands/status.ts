import { findRun } from '../runtime/run/run-lock.js';
import type { LockHolder } from '../runtime/run-options.js';
import { findLongTransactions, type LongTransaction } from '../runtime/status/long-transactions.js';
import { getAppliedTips } from '../script/current-revisions.js';
import type { RevisionMap } from '../script/revision-map.js';
import { toIds } from '../script/revision-node.js';
import { sortOldestFirst } from '../script/sort-revisions.js';
import { ancestorsOf } from '../script/walk-graph.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { readVersion, versionTableOf } from './environment/open-database.js';
import type { WorkPlace } from './environment/work.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';
import { databaseNames } from './run/database-names.js';

export type { LockHolder, LongTransaction };

export interface StatusOptions extends CommandEvents {
  /** From how many seconds on a transaction is told of. Default: 5. */
  readonly longerThan?: number;
}

/** Where a database is. */
export interface DatabaseStatus {
  /** The name that the settings give the database; null if they name none. */
  readonly name: string | null;
  /** Without a password. */
  readonly database: string;
  /** None means base. */
  readonly revisions: readonly RevisionInfo[];
  /** Ids in the version table that no file has: `upgrade` will refuse. */
  readonly missing: readonly string[];
  /** The revisions that `upgrade heads` would apply, in its order. */
  readonly pending: readonly RevisionInfo[];
  /** Whether nothing is pending, and nothing missing. */
  readonly upToDate: boolean;
  /** Who runs revisions at the moment; null if nobody does. */
  readonly run: LockHolder | null;
  /** Transactions that a revision might have to wait for, the oldest first. */
  readonly blockers: readonly LongTransaction[];
  /** How many sessions hold locks for a time that this role may not see. */
  readonly hiddenSessions: number;
}

export interface StatusReport {
  readonly database: string;
  readonly heads: readonly string[];
  /** Of every database. */
  readonly upToDate: boolean;
  readonly databases: readonly DatabaseStatus[];
}

const DEFAULT_SECONDS = 5;

/** Tells where each database is, what is pending, and who is in the way. Writes nothing. */
export async function status(input: SettingsInput, options: StatusOptions = {}): Promise<StatusReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const databases = await runEnvironment(settings, options, (place) =>
    readStatus(place, map, options.longerThan ?? DEFAULT_SECONDS),
  );
  return {
    database: databaseNames(databases),
    heads: toIds(map.heads),
    upToDate: databases.every(({ upToDate }) => upToDate),
    databases,
  };
}

async function readStatus(place: WorkPlace, map: RevisionMap, seconds: number): Promise<DatabaseStatus> {
  const { connection, settings } = place;
  const rows = await readVersion(place);
  const missing = rows.filter((id) => map.find(id) === undefined);
  const known = rows.filter((id) => map.find(id) !== undefined);
  const tips = getAppliedTips(map, known);
  const applied = ancestorsOf(tips);
  const pending = sortOldestFirst(new Set(map.nodes.filter((node) => !applied.has(node))));
  const transactions = await findLongTransactions(connection, seconds);
  return {
    name: settings.database,
    database: connection.description,
    revisions: tips.map((node) => toRevisionInfo(node)),
    missing,
    pending: pending.map((node) => toRevisionInfo(node)),
    upToDate: pending.length === 0 && missing.length === 0,
    run: await findRun(connection, versionTableOf(settings)),
    blockers: transactions.long,
    hiddenSessions: transactions.hidden,
  };
}
