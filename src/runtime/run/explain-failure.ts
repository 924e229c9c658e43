import { LimbeckError } from '../../errors/limbeck-error.js';
import {
  connectionLost,
  failedInRevision,
  interrupted,
  type RunFailure,
  revisionFailed,
  revisionPartlyApplied,
} from '../../errors/run-errors.js';
import type { Step } from '../../script/step.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';
import { callSiteOfError } from './call-site.js';
import { describeState, nameStep, stateAsData } from './database-state.js';
import { type FailureOrigin, findOrigin } from './failure-origin.js';
import { hintFor } from './refusal-hints.js';
import type { RunProgress } from './run-progress.js';

export interface FailedRun {
  readonly error: unknown;
  /** What aborted the transaction, where later statements were refused for that alone. */
  readonly lastFailure: unknown;
  readonly progress: RunProgress;
  readonly step: Step | null;
  readonly commitInFlight: boolean;
  readonly isInterrupted: boolean;
}

const HINT_AFTER_LOSS = 'See why the connection ended (the log of the server says), and run the command again.';
const HINT_AFTER_PART =
  'Undo by hand what the revision did, and run the command again; or complete it, and record it with `migrate stamp`.';

/** What happened, where, and where the database stands. To be called when everything open was rolled back. */
export function explainFailure(run: FailedRun): unknown {
  if (run.isInterrupted) return explainInterruption(run);
  if (run.step === null) return run.error;
  const { progress } = run;
  const error = rootOf(run);
  const failure = toFailure(error, run);
  if (isConnectionLost(error)) return connectionLost(failure, progress.partlyKept);
  if (error instanceof LimbeckError) return failedInRevision(error, failure, progress.partlyKept);
  // What came neither from PostgreSQL nor out of a revision is a defect, or the caller's own.
  if (failure.postgres === null && findOrigin(error) === null) return error;
  return progress.partlyKept ? revisionPartlyApplied(failure) : revisionFailed(failure);
}

function explainInterruption({ progress, step, commitInFlight }: FailedRun): LimbeckError {
  if (step === null) return interrupted('Interrupted. Nothing was done.');
  const state = describeState(progress, step, commitInFlight);
  return interrupted(`${nameStep(step)} was interrupted. ${state}`, stateAsData(progress, step, commitInFlight));
}

/** 25P02 only says that something failed before; that is what has to be told. */
function rootOf({ error, lastFailure }: FailedRun): unknown {
  const found = findOrigin(error)?.error ?? error;
  const isConsequence = findPostgresReport(found)?.sqlState === '25P02';
  return isConsequence && lastFailure !== null ? lastFailure : found;
}

function toFailure(error: unknown, run: FailedRun): RunFailure {
  const { progress, commitInFlight } = run;
  const origin = findOrigin(error)?.origin ?? null;
  const step = origin?.step ?? run.step;
  return {
    ...describeFailure(error, step),
    state: describeState(progress, step, commitInFlight),
    hint: hintAfter(error, progress, origin?.directive),
    data: stateAsData(progress, step, commitInFlight),
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
    reason: error instanceof Error ? error.message : String(error),
    place: placeOf(error, step, origin),
    postgres: findPostgresReport(error),
    cause: error,
  };
}

function hintAfter(error: unknown, { partlyKept }: RunProgress, directive: string | undefined): string {
  if (isConnectionLost(error)) return HINT_AFTER_LOSS;
  return partlyKept ? HINT_AFTER_PART : hintFor(findPostgresReport(error), directive);
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
