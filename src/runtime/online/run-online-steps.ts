import type { Backfill, OnlineStep } from '../../online/step.js';
import { runBackfill } from '../backfill/run-backfill.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import type { RevisionJournal } from '../journal/revision-journal.js';
import type { FailureOrigin } from '../run/failure-origin.js';
import type { StepSession } from '../run/step-session.js';
import type { RunEvents } from '../run-options.js';
import { asks, removeLeftovers, sendAll } from './step-sql.js';

interface OnlineWork {
  readonly session: StepSession;
  readonly journal: RevisionJournal;
  readonly entry: JournalEntry;
  readonly origin: FailureOrigin;
  /** Whether an attempt before may have started the first of these steps. */
  readonly wasStarted: boolean;
  /** A step is about to run. */
  readonly onStep: (step: OnlineStep, number: number) => void;
  readonly onBackfill: RunEvents['onBackfill'];
  /** What else is done in the transaction of the last step, which then stays open for what follows it. */
  readonly last: { readonly before: () => Promise<void>; readonly after: () => void } | null;
}

/** Runs the steps that are not done, each in a transaction or alone, with the transaction of the run committed. */
export async function runOnlineSteps(work: OnlineWork): Promise<void> {
  const { progress } = work.session;
  progress.isOnline = true;
  try {
    await runEach(work);
  } finally {
    progress.isOnline = false;
  }
}

async function runEach(work: OnlineWork): Promise<void> {
  const { entry, wasStarted } = work;
  for (const [index, step] of entry.steps.entries()) {
    if (index < entry.done) continue;
    work.onStep(step, index + 1);
    const mayBeDone = wasStarted && index === entry.done;
    if (!mayBeDone || !(await isDoneAlready(work, step))) await runStep(work, step);
    await recordStep(work, index);
  }
}

async function recordStep({ session, journal, entry, last }: OnlineWork, index: number): Promise<void> {
  if (!session.inTransaction) await session.begin();
  const staysOpen = last !== null && index === entry.steps.length - 1;
  if (staysOpen) last.after();
  journal.stepDone(session, entry, index + 1);
  if (staysOpen) return;
  await session.commit({ journaled: true });
}

/** As {@link OnlineStep} says: ask, remove what a step that was cut off has left, and ask again. */
async function isDoneAlready(work: OnlineWork, step: OnlineStep): Promise<boolean> {
  if (await asks(work.session, step.done, 'done')) return true;
  const { leftovers } = step;
  if (leftovers === null || !(await asks(work.session, leftovers.found, 'found'))) return false;
  await removeLeftovers(work, leftovers);
  return asks(work.session, step.done, 'done');
}

async function runStep(work: OnlineWork, step: OnlineStep): Promise<void> {
  if (step.backfill !== undefined) {
    await fill(work, step, step.backfill);
    return;
  }
  for (;;) {
    try {
      if (step.transaction) await work.session.begin();
      if (step === work.entry.steps.at(-1)) await work.last?.before();
      await sendAll(work, step.statements, step.transaction);
      return;
    } catch (error) {
      if (!(await work.session.stepBack(error, { partOfRevision: true }))) throw error;
    }
  }
}

async function fill(work: OnlineWork, step: OnlineStep, backfill: Backfill): Promise<void> {
  const { session, journal, entry, origin, onBackfill } = work;
  const after = entry.steps[entry.done] === step ? entry.place : null;
  const save = (place: readonly string[]) => journal.batchDone(session, entry, place);
  await runBackfill({ session, origin, backfill, after, save, onBackfill });
}
