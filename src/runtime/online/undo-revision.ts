import { revisionNotUndoable } from '../../errors/journal-errors.js';
import type { OnlineStep } from '../../online/step.js';
import type { QualifiedName } from '../../schema/names.js';
import type { RevisionStep } from '../../script/step.js';
import { DestructionGuard } from '../guard/destruction-guard.js';
import type { Guard } from '../guard/guard.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import { finishEntry, updateEntry } from '../journal/journal-table.js';
import type { FailureOrigin } from '../run/failure-origin.js';
import type { StepSession } from '../run/step-session.js';
import type { RunEvents } from '../run-options.js';
import { asks, removeLeftovers } from './step-sql.js';

export interface UndoWork {
  readonly session: StepSession;
  /** The journal. */
  readonly table: QualifiedName;
  /** Of one revision, that of its last directive first. */
  readonly entries: readonly JournalEntry[];
  /** The revision, in the direction of the undoing. */
  readonly step: RevisionStep;
  /** Whether the settings forbid to destroy data. */
  readonly isGuarded: boolean;
  readonly onOnlineStep: RunEvents['onOnlineStep'];
}

/** Undoes the steps of a revision that could not end, and the directives that were committed with them. */
export async function undoRevision(work: UndoWork): Promise<void> {
  const { session, step } = work;
  session.beginStep(step);
  session.log?.begin();
  session.progress.keepJournaled();
  session.progress.isOnline = true;
  try {
    for (const entry of work.entries) {
      await undoSteps(work, entry);
      await again(work, () => undoBefore(work, entry));
    }
  } finally {
    session.progress.isOnline = false;
  }
}

/** To be called before anything is undone. */
export async function refuseIfNotUndoable(session: StepSession, entries: UndoWork['entries']): Promise<void> {
  for (const entry of entries) {
    const lost = entry.before.find(({ undo }) => undo === null);
    if (lost !== undefined) throw revisionNotUndoable(entry, lost.what);
    for (const step of entry.steps.slice(0, entry.done + 1)) {
      if (step.undo === null && (await asks(session, step.done, 'done'))) throw revisionNotUndoable(entry, step.what);
    }
  }
}

/** The last one first. The journal knows how far that is, so that the next run can continue in either direction. */
async function undoSteps(work: UndoWork, entry: JournalEntry): Promise<void> {
  const last = Math.min(entry.done, entry.steps.length - 1);
  for (let index = last; index >= 0; index -= 1) {
    const step = entry.steps[index];
    if (step === undefined) continue;
    work.onOnlineStep?.({ what: `undo: ${step.what}`, step: index + 1, steps: entry.steps.length, because: null });
    // Not part of what is tried again: each commit begins a new count of attempts.
    await again(work, () => recordUndo(work, entry, index));
    await again(work, () => undoStep(work, { entry, step }));
  }
}

interface Undone {
  readonly entry: JournalEntry;
  readonly step: OnlineStep;
}

/** The journal says first that the step may not be done, so that a run that continues instead asks the catalogs. */
async function recordUndo({ session, table, step }: UndoWork, entry: JournalEntry, index: number): Promise<void> {
  await session.begin();
  session.post({ statement: updateEntry(table, entry, index), origin: { step } });
  await session.commit({ journaled: true });
}

/** As {@link OnlineStep} says: remove the leftovers, and undo the step if it is done. */
async function undoStep(work: UndoWork, { step }: Undone): Promise<void> {
  const { session } = work;
  const origin = { step: work.step };
  const { leftovers, undo, undoInTransaction } = step;
  if (leftovers !== null && (await asks(session, leftovers.found, 'found'))) {
    await removeLeftovers({ session, origin }, leftovers);
  }
  if (await asks(session, step.done, 'done')) {
    if (undoInTransaction) await session.begin();
    await sendUndo(work, undo ?? [], origin);
    await session.commit({ journaled: true });
  }
}

/** Together with the end of the entry, so that they are undone once. */
async function undoBefore(work: UndoWork, entry: JournalEntry): Promise<void> {
  const { session, table, step } = work;
  const origin = { step };
  await session.begin();
  for (const { undo } of entry.before.toReversed()) await sendUndo(work, undo ?? [], origin);
  session.post({ statement: finishEntry(table, entry), origin });
  if (entry === work.entries.at(-1)) addToLog(work, entry);
  await session.commit({ journaled: true });
}

function addToLog({ session, step }: UndoWork, { direction }: JournalEntry): void {
  const { id, message } = step.revision;
  session.log?.add({ revision: id, message, direction, outcome: 'undone', fingerprint: null });
}

async function sendUndo(work: UndoWork, statements: readonly string[], origin: FailureOrigin): Promise<void> {
  const { session, step, isGuarded } = work;
  const guard: Guard | null = isGuarded && session.inTransaction ? new DestructionGuard(session, step) : null;
  for (const sql of statements) {
    if (guard === null) await session.send(sql, origin);
    else await guard.send({ sql, origin });
  }
  guard?.finish();
}

/** Until others have let go of their locks. */
async function again({ session }: UndoWork, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(await session.stepBack(error, { partOfRevision: true }))) throw error;
    }
  }
}
