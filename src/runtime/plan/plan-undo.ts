import { revisionNotUndoable } from '../../errors/journal-errors.js';
import type { OnlineStep } from '../../online/step.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import type { UndoneRevision } from '../run/undo-unfinished.js';
import type { PlannedRevision, PlannedStep } from './plan.js';
import type { ReadOnlySession } from './read-only-session.js';
import type { TransactionCount } from './transaction-count.js';

interface Undoing {
  readonly session: ReadOnlySession;
  readonly transactions: TransactionCount;
}

/** Plans how a revision that could not end is undone, as `undoRevision` does it. */
export async function planUndo(
  session: ReadOnlySession,
  { step, entries }: UndoneRevision,
  transactions: TransactionCount,
): Promise<PlannedRevision> {
  const steps: PlannedStep[] = [];
  for (const entry of entries) {
    for (const undone of stepsOf(entry)) {
      const statements = await statementsToUndo(session, undone, entry);
      if (statements.length > 0) {
        steps.push(planned(`undo: ${undone.what}`, statements, numberOf(undone.undoInTransaction, transactions)));
      }
    }
    steps.push(...undoBefore(entry, { session, transactions }));
  }
  return { step, steps, unknown: null };
}

/** Those that may have been started, the last one first. */
function stepsOf({ steps, done }: JournalEntry): readonly OnlineStep[] {
  return steps.slice(0, done + 1).toReversed();
}

/** The catalogs say what is done. */
async function statementsToUndo(
  session: ReadOnlySession,
  { leftovers, done, undo, what }: OnlineStep,
  entry: JournalEntry,
): Promise<readonly string[]> {
  const isFound = leftovers !== null && (await asks(session, leftovers.found, 'found'));
  const isDone = await asks(session, done, 'done');
  if (isDone && undo === null) throw revisionNotUndoable(entry, what);
  return [...(isFound ? leftovers.statements : []), ...(isDone ? (undo ?? []) : [])];
}

async function asks({ queries }: ReadOnlySession, query: string, column: 'done' | 'found'): Promise<boolean> {
  const { rows } = await queries.query<Readonly<Record<string, unknown>>>(query);
  return rows[0]?.[column] === true;
}

/** All that ran as it is written before an entry is undone in one transaction. */
function undoBefore(entry: JournalEntry, { transactions }: Undoing): readonly PlannedStep[] {
  if (entry.before.length === 0) return [];
  transactions.begin();
  const number = transactions.next();
  transactions.commit();
  return entry.before.toReversed().map(({ what, undo }) => {
    if (undo === null) throw revisionNotUndoable(entry, what);
    return planned(`undo: ${what}`, undo, number);
  });
}

function numberOf(inTransaction: boolean, transactions: TransactionCount): number | null {
  if (inTransaction) transactions.begin();
  const number = transactions.next();
  transactions.commit();
  return number;
}

function planned(what: string, statements: readonly string[], transaction: number | null): PlannedStep {
  return {
    what,
    directive: '',
    way: 'online',
    because: 'an earlier run has done it, and could not end',
    statements,
    transaction,
    batch: null,
    locks: [],
    destroys: [],
  };
}
