import { revisionThrew } from '../../errors/run-errors.js';
import type { AppliedVersion, OnVersionApply } from '../../script/on-version-apply.js';
import type { RevisionStep, Step } from '../../script/step.js';
import { isReadableError } from '../../util/thrown.js';
import { runUserCode } from '../../util/user-code.js';
import type { RevisionJournal } from '../journal/revision-journal.js';
import type { WrittenForms } from '../online/directive-forms.js';
import type { OnlineRun } from '../online/online-run.js';
import { createOperations } from '../op/create-operations.js';
import type { RevisionBody, RevisionPart, RunEvents } from '../run-options.js';
import { findOrigin, noteOrigin } from './failure-origin.js';
import { StepExecutor } from './step-executor.js';
import type { StepSession } from './step-session.js';

/** One step with the body that was loaded for it; a stamp has none. */
export interface LoadedStep {
  readonly step: Step;
  readonly body: RevisionBody | null;
}

/** What is the same for all steps of a run. */
export interface StepSettings {
  /** The version table as SQL. */
  readonly versionTable: string;
  /** The revisions that may destroy data; true for all. */
  readonly allowDestructive: boolean | readonly string[];
  /** What `--tag` said. */
  readonly tag: string | null;
  /** The `-x` arguments. */
  readonly x: Readonly<Record<string, string | undefined>>;
  /** The second argument of `upgrade` and `downgrade`. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly onVersionApply: readonly OnVersionApply[];
  /** How operations on large tables are carried out; null: as they are written. */
  readonly online?: OnlineRun | null;
  /** Missing if no revision can be resumed: a script, or a database that keeps no journal. */
  readonly journalOf?: ((step: RevisionStep) => RevisionJournal) | undefined;
  readonly onOnlineStep?: RunEvents['onOnlineStep'];
  readonly onBackfill?: RunEvents['onBackfill'];
  /** How directives are written into a script; missing: as they are. */
  readonly writtenForms?: WrittenForms | undefined;
}

/** Runs the body and records it in the version table; says whether a commit must follow. */
export async function runStep(
  session: StepSession,
  { step, body }: LoadedStep,
  settings: StepSettings,
): Promise<boolean> {
  session.beginStep(step);
  session.log?.begin();
  const journal = step.direction === 'stamp' ? null : (settings.journalOf?.(step) ?? null);
  if (step.direction !== 'stamp' && typeof body?.[step.direction] === 'function') await session.settleAhead();
  const needsCommit =
    body !== null && step.direction !== 'stamp'
      ? await runBody(new StepExecutor(session, { step, ...settings, journal }), session, { body, args: settings.args })
      : false;
  // A commit can be asked about if its answer is lost, a single statement can't.
  const isOutside = !session.offline && !session.inTransaction;
  if (isOutside) await session.begin();
  for (const change of step.versionChanges) session.versions.add({ table: settings.versionTable, change, step });
  journal?.finish(session);
  addToLog(session, step, body);
  if (!session.inTransaction) await session.settle();
  // What is left of a step that ran partly outside the transaction must not outlive the record of it.
  const mustCommit = isOutside || needsCommit || session.progress.partlyKept;
  session.progress.endStep(step);
  await tellOfVersion(session, step, settings);
  return mustCommit;
}

function addToLog(session: StepSession, { direction, revision }: Step, body: RevisionBody | null): void {
  const { id = null, message = null } = revision ?? {};
  const fingerprint = body?.fingerprint ?? null;
  const ended = session.log?.add({ revision: id, message, direction, outcome: 'done', fingerprint });
  if (ended !== undefined) session.whenDone(ended);
}

/** Alembic: `on_version_apply`. */
async function tellOfVersion(session: StepSession, step: Step, { args, onVersionApply }: StepSettings): Promise<void> {
  if (onVersionApply.length === 0) return;
  await session.settleAhead();
  const { direction, revision, from, to } = step;
  const origin = { step, directive: 'onVersionApply' };
  const version: AppliedVersion = {
    direction,
    revision: revision?.id ?? null,
    message: revision?.message ?? null,
    from,
    to,
    heads: session.progress.headsWhenCommitted,
    args,
    offline: session.offline,
    execute: async <R>(sql: string, parameters?: readonly unknown[]) =>
      (await session.send<R>(sql, origin, parameters)).rows,
  };
  try {
    const code = { what: 'onVersionApply', file: revision?.path ?? 'the config' };
    for (const apply of onVersionApply) await session.unlessStopped(runUserCode(code, () => apply(version)));
  } catch (thrown) {
    const error = isReadableError(thrown) ? thrown : revisionThrew(thrown);
    noteOrigin(error, origin);
    throw error;
  }
}

interface Call {
  readonly body: RevisionBody;
  readonly args: StepSettings['args'];
}

async function runBody(executor: StepExecutor, session: StepSession, { body, args }: Call): Promise<boolean> {
  const { step } = executor;
  try {
    const code = { what: `${step.direction}()`, file: step.revision.path };
    await session.unlessStopped(runUserCode(code, () => runPart(executor, body[step.direction], args)));
    await executor.drain();
    await executor.dropPostponed();
    executor.finish();
    executor.refuseIfShort();
    return executor.needsCommit;
  } catch (thrown) {
    if (session.isStopped) throw thrown;
    const error = isReadableError(thrown) ? thrown : revisionThrew(thrown);
    await executor.close(error);
    if (findOrigin(error) !== null) throw error;
    // The failure of a directive that nobody awaited is the likely cause of whatever was thrown after it.
    noteOrigin(error, { step });
    await executor.drain();
    throw error;
  }
}

function runPart(executor: StepExecutor, part: RevisionPart | undefined, args: Call['args']): unknown {
  return typeof part === 'function' ? part(createOperations(executor), args) : executor.runStatements(part ?? []);
}
