import { LimbeckError } from '../errors/limbeck-error.js';
import { findRun } from '../runtime/run/run-lock.js';
import type { LockHolder } from '../runtime/run-options.js';
import { findLongTransactions, type LongTransaction } from '../runtime/status/long-transactions.js';
import { planUpgrade } from '../script/plan-upgrade.js';
import type { RevisionMap } from '../script/revision-map.js';
import { toIds } from '../script/revision-node.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { runEnvironment } from './environment/environment.js';
import { readVersion, versionTableOf } from './environment/open-database.js';
import type { WorkPlace } from './environment/work.js';
import type { FleetStatusReport } from './fleet/fleet-status.js';
import type { FleetOptions } from './fleet/open-fleet.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type RevisionInfo, toRevisionInfo } from './graph/revision-info.js';
import { whereDatabaseIs } from './graph/where-database-is.js';
import type { PlanSummary } from './plan/plan-report.js';
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
  /** What the pending revisions block and destroy, as with `--plan`; null if nothing is pending, or if it isn't known. */
  readonly plan: PlanSummary | null;
  /** Why that isn't known; null if it is. */
  readonly notPlanned: string | null;
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

/** A status is quick: more of them are planned by `upgrade --plan`. */
const PLANNED_REVISIONS = 50;

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

/** Tells where the places of a fleet are, in groups of the same version. Writes nothing. */
export async function statusFleet(input: SettingsInput, options: FleetOptions = {}): Promise<FleetStatusReport> {
  const { readFleetStatus } = await import('./fleet/fleet-status.js');
  return readFleetStatus(input, options);
}

async function readStatus(place: WorkPlace, files: RevisionMap, seconds: number): Promise<DatabaseStatus> {
  const { connection, settings } = place;
  const rows = await readVersion(place);
  const { map, tips, missing, pending, upToDate } = whereDatabaseIs(files, rows);
  const transactions = await findLongTransactions(connection, seconds);
  return {
    name: settings.database,
    database: connection.description,
    revisions: tips.map((node) => toRevisionInfo(node)),
    missing,
    pending: pending.map((node) => toRevisionInfo(node)),
    upToDate,
    ...(missing.length > 0 ? NOT_PLANNED : await planPending(place, map, pending.length)),
    run: await findRun(connection, versionTableOf(settings)),
    blockers: transactions.long,
    hiddenSessions: transactions.hidden,
  };
}

type PendingPlan = Pick<DatabaseStatus, 'plan' | 'notPlanned'>;

const NOT_PLANNED: PendingPlan = { plan: null, notPlanned: null };

async function planPending(place: WorkPlace, map: RevisionMap, count: number): Promise<PendingPlan> {
  if (count === 0) return NOT_PLANNED;
  if (count > PLANNED_REVISIONS)
    return { plan: null, notPlanned: `more than ${PLANNED_REVISIONS} revisions are pending` };
  const { planDatabase } = await import('./plan/write-plan.js');
  try {
    const plan = (_: RevisionMap, heads: readonly string[]) => planUpgrade(map, heads, 'heads');
    const { summary } = await planDatabase(place, { map, options: {}, undoes: ['downgrade'], plan });
    return { plan: summary, notPlanned: null };
  } catch (error) {
    // A revision that can't run is for `upgrade` to refuse.
    if (error instanceof LimbeckError) return { plan: null, notPlanned: error.message };
    throw error;
  }
}
