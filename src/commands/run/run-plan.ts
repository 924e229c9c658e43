import { describeLockWait } from '../../runtime/locks/describe-lock-wait.js';
import type { LockWait } from '../../runtime/locks/lock-wait.js';
import type { OnlineOptions } from '../../runtime/online/online-run.js';
import type { LockHolder, RunOptions } from '../../runtime/run-options.js';
import { runSteps } from '../../runtime/run-steps.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { Step } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { type Duration, toMilliseconds } from '../../util/duration.js';
import type { CommandEvents, StepInfo } from '../environment/command-events.js';
import { runEnvironment } from '../environment/environment.js';
import type { EnvironmentCall } from '../environment/work.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import { allowedRevisions } from './allowed-revisions.js';
import { databaseNames, nameDatabase, union } from './database-names.js';
import type { DatabaseRun, RunReport } from './run-report.js';
import { runSettings } from './run-settings.js';

/** What `upgrade`, `downgrade` and `stamp` share. */
export interface RunCommandOptions extends CommandEvents {
  /** Whether revisions may destroy data: all, none, or those with these ids. Default: as the settings say. */
  readonly allowDestructive?: boolean | readonly string[] | undefined;
  /** How long to wait for another run. Defaults to the settings. */
  readonly runWait?: Duration;
  /** How long the statements of a transaction may wait for locks; false: as long as the session allows. Defaults to the settings. */
  readonly lockTimeout?: Duration | false;
  /** Whether directives run online where they would stop others. Defaults to the settings. */
  readonly online?: 'auto' | boolean;
  /** Undoes a revision that an earlier run could not end, so that it begins again. */
  readonly restartRevision?: boolean | undefined;
  /** Stops the statement that is running, and rolls back. */
  readonly signal?: AbortSignal;
}

type PlanCall = RunCommandOptions & Pick<EnvironmentCall, 'selectors'> & Pick<RunOptions, 'closesJournal' | 'undoes'>;

type Plan = (map: RevisionMap, heads: readonly string[], undone: readonly string[]) => readonly Step[];

/** Runs the steps that the plan finds once the lock is held. */
export async function runPlan(settings: ResolvedSettings, options: PlanCall, plan: Plan): Promise<RunReport> {
  const map = await loadRevisionMap(settings);
  const reports = await runEnvironment(settings, options, async (place): Promise<DatabaseRun> => {
    const { connection, settings, beforeLastCommit } = place;
    options.onDatabase?.(nameDatabase(place));
    const result = await runSteps({
      connection,
      ...runSettings(place, allowedRevisions(map, settings, options)),
      plan: (heads, undone) => plan(map, heads, undone),
      ...(beforeLastCommit === undefined ? {} : { beforeLastCommit }),
      runWaitMs: runWaitMs(options, settings),
      ...lockLimits(options, settings),
      online: onlineOptions(options, settings),
      closesJournal: options.closesJournal,
      undoes: options.undoes,
      ...runEvents(options),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return {
      name: settings.database,
      database: connection.description,
      before: result.before,
      after: result.after,
      steps: result.steps.map(toStepInfo),
      undone: result.undone,
    };
  });
  return {
    database: databaseNames(reports),
    before: union(reports.map(({ before }) => before)),
    after: union(reports.map(({ after }) => after)),
    steps: reports.flatMap(({ steps }) => steps),
    undone: reports.flatMap(({ undone }) => undone),
    ...(settings.databases.length === 0 ? {} : { runs: reports }),
  };
}

export function runWaitMs({ runWait }: Pick<RunCommandOptions, 'runWait'>, settings: ResolvedSettings): number {
  return runWait === undefined ? settings.runWaitMs : toMilliseconds(runWait);
}

export function onlineOptions(
  { online }: Pick<RunCommandOptions, 'online'>,
  settings: ResolvedSettings,
): OnlineOptions {
  const { onlineThreshold, allowBlocking } = settings;
  return { online: online ?? settings.online, onlineThreshold, allowBlocking };
}

/** Empty if statements may wait for locks as long as the session allows. */
export function lockLimits({ lockTimeout }: Pick<RunCommandOptions, 'lockTimeout'>, settings: ResolvedSettings) {
  if (lockTimeout === false) return {};
  const timeoutMs = lockTimeout === undefined ? settings.lockTimeoutMs : toMilliseconds(lockTimeout);
  return timeoutMs === null ? {} : { lockLimits: { ...settings.lockLimits, timeoutMs } };
}

/** The events of a command as a run tells them. */
export function runEvents({
  onWaiting,
  onPlanned,
  onStep,
  onIndexBuild,
  onLockWait,
  onLockRetry,
  onOnlineStep,
  onBackfill,
  onWarning,
}: CommandEvents) {
  return {
    ...(onPlanned === undefined ? {} : { onPlanned }),
    ...(onIndexBuild === undefined ? {} : { onIndexBuild }),
    ...(onLockWait === undefined
      ? {}
      : { onLockWait: (wait: LockWait) => onLockWait({ ...wait, description: describeLockWait(wait) }) }),
    ...(onLockRetry === undefined ? {} : { onLockRetry }),
    ...(onOnlineStep === undefined ? {} : { onOnlineStep }),
    ...(onBackfill === undefined ? {} : { onBackfill }),
    ...(onWaiting === undefined ? {} : { onWaiting: (holder: LockHolder | null) => onWaiting(describeHolder(holder)) }),
    ...(onStep === undefined ? {} : { onStep: (step: Step) => onStep(toStepInfo(step)) }),
    ...(onWarning === undefined ? {} : { onWarning }),
  };
}

function describeHolder(holder: LockHolder | null): string | null {
  const { pid, applicationName, user } = holder ?? {};
  return pid === undefined ? null : [`process ${pid}`, applicationName, user].filter(Boolean).join(', ');
}

export function toStepInfo({ direction, revision, from, to }: Step): StepInfo {
  return { direction, revision: revision?.id ?? null, message: revision?.message ?? null, from, to };
}
