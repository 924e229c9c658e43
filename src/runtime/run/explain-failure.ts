import { LimbeckError } from '../../errors/limbeck-error.js';
import {
  connectionLost,
  failedInRevision,
  interrupted,
  lockTimeout,
  type RunFailure,
  revisionFailed,
  revisionPartlyApplied,
} from '../../errors/run-errors.js';
import type { Step } from '../../script/step.js';
import { assertNever } from '../../util/assert-never.js';
import { describeThrown } from '../../util/thrown.js';
import { describeBlockers, describeLock } from '../locks/describe-lock-wait.js';
import { isLockFailure } from '../locks/lock-failure.js';
import type { LockRetries } from '../locks/lock-retries.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';
import { callSiteOfError } from './call-site.js';
import { describeState, type EndOfRun, nameStep, stateAsData } from './database-state.js';
import { type FailureOrigin, findOrigin } from './failure-origin.js';
import { CORRECT_IT, hintFor } from './refusal-hints.js';

export interface FailedRun extends EndOfRun {
  readonly error: unknown;
  /** The error that aborted the transaction, if later statements were refused only because of that. */
  readonly lastFailure: unknown;
  readonly step: Step | null;
  readonly isInterrupted: boolean;
  /** How often the run tried to get its locks; null if it did not try again. */
  readonly locks: Pick<LockRetries, 'attempt' | 'lastWait' | 'limits'> | null;
}

const HINT_AFTER_LOSS = 'Find the reason in the log of the server, and run the command again.';
const HINT_AFTER_OPEN_COMMIT =
  'Once the server answers, see what `migrate current` shows, and run the command again. It applies what is missing.';
const HINT_AFTER_PART =
  'Undo by hand what the revision did, and run the command again. Or complete it by hand, and record it with `migrate stamp`.';
const HINT_TO_REPEAT =
  'Run the command again: it skips what is finished, and drops an invalid index before it creates the index.';
const HINT_TO_CONTINUE = 'Run the command again: it continues where this run ended.';

const HINTS_BY_KEPT = {
  journaled: HINT_TO_CONTINUE,
  repeatable: HINT_TO_REPEAT,
  unrepeatable: HINT_AFTER_PART,
} as const;

/** What happened, where, and the state of the database. Call it after everything open was rolled back. */
export function explainFailure(run: FailedRun): unknown {
  if (run.isInterrupted) return explainInterruption(run);
  if (run.step === null) return run.error;
  const { progress } = run;
  const error = rootOf(run);
  const failure = toFailure(error, run);
  if (isConnectionLost(error)) return connectionLost(failure, progress.partlyKept);
  if (run.locks !== null && isLockFailure(error))
    return lockTimeout(withLockWait(failure, run.locks), progress.partlyKept);
  if (error instanceof LimbeckError) return failedInRevision(error, failure, progress.partlyKept);
  // What came neither from PostgreSQL nor out of a revision is a defect, or the caller's own.
  if (failure.postgres === null && findOrigin(error) === null) return error;
  return progress.partlyKept ? revisionPartlyApplied(failure) : revisionFailed(failure);
}

/** PostgreSQL says only that the time is over. */
function withLockWait(failure: RunFailure, { attempt, lastWait, limits }: NonNullable<FailedRun['locks']>): RunFailure {
  const tries = `${attempt} ${attempt === 1 ? 'attempt' : 'attempts'} of ${limits.timeoutMs / 1000} s`;
  const lock = lastWait === null ? 'a lock' : describeLock(lastWait);
  const who = lastWait === null ? '' : ` It is held by ${describeBlockers(lastWait.blockers)}`;
  return {
    ...failure,
    reason: `it did not get ${lock} in ${tries}.${who}`,
    data: { ...failure.data, attempts: attempt, lockWait: lastWait },
  };
}

function explainInterruption(run: FailedRun): LimbeckError {
  const { step } = run;
  if (step === null) return interrupted('Interrupted. Nothing was done.');
  return interrupted(`${nameStep(step)} was interrupted. ${describeState(run, step)}`, {
    ...hintAfterInterruption(run),
    data: stateAsData(run, step),
  });
}

function hintAfterInterruption({ progress, openCommit }: EndOfRun): { readonly hint?: string } {
  if (openCommit !== null) return { hint: HINT_AFTER_OPEN_COMMIT };
  if (progress.kept === 'nothing') return {};
  return { hint: HINTS_BY_KEPT[progress.kept] };
}

/** 25P02 only says that something failed before; that is what has to be told. */
function rootOf({ error, lastFailure }: FailedRun): unknown {
  const found = findOrigin(error)?.error ?? error;
  const isConsequence = findPostgresReport(found)?.sqlState === '25P02';
  return isConsequence && lastFailure !== null ? lastFailure : found;
}

function toFailure(error: unknown, run: FailedRun): RunFailure {
  const origin = findOrigin(error)?.origin ?? null;
  const step = origin?.step ?? run.step;
  return {
    ...describeFailure(error, step),
    state: describeState(run, step),
    hint: hintAfter(error, run, origin?.directive),
    data: stateAsData(run, step),
  };
}

/** What failed, why and where, without what that means for the database. */
export function describeFailure(
  error: unknown,
  step: Step | null,
): Pick<RunFailure, 'what' | 'reason' | 'place' | 'postgres' | 'cause'> {
  const origin = findOrigin(error)?.origin ?? null;
  return {
    what: describeWhat(step, origin),
    reason: describeThrown(error),
    place: placeOf(error, step, origin),
    postgres: findPostgresReport(error),
    cause: error,
  };
}

function hintAfter(error: unknown, { progress, openCommit }: EndOfRun, directive: string | undefined): string {
  if (openCommit !== null) return HINT_AFTER_OPEN_COMMIT;
  const ofRefusal = hintFor(findPostgresReport(error), directive);
  switch (progress.kept) {
    case 'nothing':
      return isConnectionLost(error) ? HINT_AFTER_LOSS : ofRefusal;
    case 'journaled':
    case 'repeatable': {
      const again = HINTS_BY_KEPT[progress.kept];
      return isConnectionLost(error) || ofRefusal === CORRECT_IT ? again : `${ofRefusal} ${again}`;
    }
    case 'unrepeatable':
      return HINT_AFTER_PART;
    default:
      return assertNever(progress.kept);
  }
}

function describeWhat(step: Step | null, origin: FailureOrigin | null): string {
  if (step === null) return 'The run failed';
  if (origin?.statement === 'COMMIT') return `The commit after ${inSentence(nameStep(step))} failed`;
  const directive = origin?.directive === undefined ? '' : ` in ${origin.directive}`;
  return `${nameStep(step)} failed${directive}`;
}

function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function placeOf(error: unknown, step: Step | null, origin: FailureOrigin | null): RunFailure['place'] {
  const revision = step?.revision ?? null;
  if (revision === null) return {};
  const callSite = origin?.callSite?.() ?? callSiteOfError(error, revision.path);
  return {
    revision: revision.id,
    file: revision.path,
    ...callSite,
    ...(origin?.directive === undefined ? {} : { directive: origin.directive }),
    ...(origin?.statement === undefined ? {} : { statement: origin.statement }),
  };
}
