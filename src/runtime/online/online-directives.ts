import { compileOperation } from '../../ddl/compile.js';
import { compileBackfill } from '../../ddl/compile-backfill.js';
import { blocksLargeTable } from '../../errors/online-errors.js';
import type { OnlineDecision } from '../../online/decision.js';
import type { OnlineStep } from '../../online/step.js';
import type { Operation } from '../../operations/operation.js';
import { openWalk } from '../backfill/open-walk.js';
import { fillsOnlyNulls } from '../guard/updates.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import type { RevisionJournal } from '../journal/revision-journal.js';
import { type FailureOrigin, noteOrigin } from '../run/failure-origin.js';
import type { LocalSettings } from '../run/local-settings.js';
import type { StepSession } from '../run/step-session.js';
import type { RunEvents } from '../run-options.js';
import type { DirectiveForms } from './directive-forms.js';
import type { OnlineRun } from './online-run.js';
import { mayWait, PostponedDrops } from './postponed-drops.js';
import { runOnlineSteps } from './run-online-steps.js';

interface OnlineDirectivesOptions {
  readonly session: StepSession;
  readonly journal: RevisionJournal;
  /** Null if directives run as they are written, except those that an earlier run has begun. */
  readonly online: OnlineRun | null;
  /** That the revision has made. */
  readonly settings: LocalSettings;
  readonly onOnlineStep: RunEvents['onOnlineStep'];
  readonly onBackfill: RunEvents['onBackfill'];
  /** Whether the settings forbid this revision to destroy data. */
  readonly isGuarded: boolean;
  /** Carries out an operation as it is written. */
  readonly runPlain: (operation: Operation, origin: FailureOrigin) => Promise<void>;
}

interface Directive {
  readonly operation: Operation;
  readonly origin: FailureOrigin;
}

interface NewWork extends Directive {
  readonly decision: Pick<OnlineDecision, 'steps' | 'because'>;
  readonly beforeCommit: () => void;
}

interface BegunWork extends Directive {
  readonly entry: JournalEntry;
  readonly because: string | null;
  readonly wasStarted: boolean;
  readonly wasInTransaction: boolean;
}

function isTypeChange(operation: Operation): boolean {
  return operation.kind === 'alterColumn' && operation.type !== undefined;
}

/** Whether a new column takes the place of one whose type changes. */
function changesInBatches(operation: Operation, steps: JournalEntry['steps']): boolean {
  return isTypeChange(operation) && steps.some(({ backfill }) => backfill !== undefined);
}

/** Carries out the directives of one revision online where the tables are large. */
export class OnlineDirectives implements DirectiveForms {
  readonly #options: OnlineDirectivesOptions;
  readonly #postponed = new PostponedDrops();

  constructor(options: OnlineDirectivesOptions) {
    this.#options = options;
  }

  /**
   * Counts the operation, and says whether nothing is left to do: it was carried out online, now or before.
   *
   * @param beforeCommit called before the transaction of the run is committed
   */
  async carryOut(operation: Operation, origin: FailureOrigin, beforeCommit: () => void): Promise<boolean> {
    const { journal } = this.#options;
    try {
      const change = journal.isNextNew ? await this.#changeOf(operation, beforeCommit) : null;
      const state = journal.next(operation);
      if (state === 'done') return true;
      if (state !== 'new') return await this.#continue(state, { operation, origin }, beforeCommit);
      if (await this.#waits(operation, origin)) return true;
      const decision = change ?? (await this.#decide(operation));
      if (decision === null || !changesInBatches(operation, decision.steps)) await this.#dropObjectsFor(operation);
      if (decision === null) return false;
      journal.runsOnline();
      return await this.#runNew({ operation, decision, origin, beforeCommit });
    } catch (error) {
      noteOrigin(error, origin);
      throw error;
    }
  }

  /** Whether the drop of an index or of a view is put off. */
  async #waits(operation: Operation, origin: FailureOrigin): Promise<boolean> {
    const { session, journal, online } = this.#options;
    if (!session.inTransaction) return false;
    if (mayWait(operation)) {
      if (!journal.wasPostponed && (await online?.mayRunOnline()) !== true) return false;
      this.#postponed.addObject({ drop: operation, origin, number: journal.postpone() });
      return true;
    }
    const decision = operation.kind === 'dropIndex' ? await this.#decide(operation) : null;
    if (operation.kind !== 'dropIndex' || decision === null) return false;
    const { steps, because } = decision;
    this.#postponed.addIndex({ drop: operation, origin, steps, because, number: journal.postpone() });
    return true;
  }

  /** Null if the operation runs as it is written. */
  async #decide(operation: Operation): Promise<OnlineDecision | null> {
    const { session, online, settings } = this.#options;
    const { inTransaction } = session;
    const decide = async () => (await online?.decide(operation, { inTransaction, settings })) ?? null;
    const decision = isTypeChange(operation) ? await this.#withoutObjects(decide) : await decide();
    if (decision?.way === 'blocking' && online?.options.allowBlocking === false)
      throw blocksLargeTable(decision.because);
    if (decision?.way !== 'online' || this.#mustBeWatched(operation, decision)) return null;
    // A key that is missing is an error before anything is committed.
    for (const { backfill } of decision.steps) if (backfill !== undefined) await openWalk(session, backfill);
    return decision;
  }

  /** Finds out how something is without the objects that are to be dropped, which stay. */
  async #withoutObjects<T>(work: () => Promise<T>): Promise<T> {
    const { session } = this.#options;
    const [first] = this.#postponed.objects;
    if (first === undefined) return work();
    await session.send('SAVEPOINT limbeck_postponed', first.origin);
    try {
      for (const { drop, origin } of this.#postponed.objects) {
        for (const statement of compileOperation(drop)) await session.send(statement, origin);
      }
      return await work();
    } finally {
      await session.send('ROLLBACK TO SAVEPOINT limbeck_postponed', first.origin);
      await session.send('RELEASE SAVEPOINT limbeck_postponed', first.origin);
    }
  }

  /** Drops what no directive has created again. To be called before anything that may depend on it. */
  async dropPostponed(beforeCommit: () => void): Promise<void> {
    await this.#dropIndexes(beforeCommit);
    await this.#sendObjects();
    this.#forgetObjects();
  }

  async #dropIndexes(beforeCommit: () => void): Promise<void> {
    for (let next = this.#postponed.takeIndex(); next !== null; next = this.#postponed.takeIndex()) {
      const { drop, steps, because, number, origin } = next;
      try {
        this.#options.journal.carriedOut(number);
        await this.#runNew({ operation: drop, decision: { steps, because }, origin, beforeCommit });
      } catch (error) {
        noteOrigin(error, origin);
        throw error;
      }
    }
  }

  async #dropObjectsFor(operation: Operation): Promise<void> {
    if (this.#postponed.isIndifferentTo(operation)) return;
    await this.#sendObjects();
    this.#forgetObjects();
  }

  async #sendObjects(): Promise<void> {
    for (const { drop, origin } of this.#postponed.objects) await this.#options.runPlain(drop, origin);
  }

  #forgetObjects(): void {
    for (const { number } of this.#postponed.takeObjects()) this.#options.journal.ranLate(number);
  }

  /** How a change of an index that the operation completes is carried out; null if it completes none. */
  async #changeOf(operation: Operation, beforeCommit: () => void): Promise<OnlineDecision | null> {
    const { session, journal, online, settings } = this.#options;
    const found = this.#postponed.findChange(operation);
    const place = { inTransaction: session.inTransaction, settings };
    const decision = found && (await online?.decideIndexChange(found.change, place));
    if (found !== null && decision?.way === 'online') {
      this.#postponed.take(found.postponed);
      journal.carriedOut(found.postponed.number);
      return decision;
    }
    if (found === null && this.#postponed.isIndifferentTo(operation)) return null;
    await this.#dropIndexes(beforeCommit);
    // The change of a type decides whether it needs that they are dropped.
    if (!isTypeChange(operation)) await this.#dropObjectsFor(operation);
    return null;
  }

  async #runNew({ operation, decision, origin, beforeCommit }: NewWork): Promise<true> {
    const wasInTransaction = this.#options.session.inTransaction;
    beforeCommit();
    const entry = await this.#begin(decision.steps);
    return this.#run({ operation, entry, origin, because: decision.because, wasStarted: false, wasInTransaction });
  }

  /** Whether data is lost is decided within a transaction. */
  #mustBeWatched(operation: Operation, { steps }: OnlineDecision): boolean {
    return this.#options.isGuarded && isWatchedInTransaction(operation, steps);
  }

  /** Commits what came before, with the entry of the journal. */
  async #begin(steps: JournalEntry['steps']): Promise<JournalEntry> {
    const { session, journal } = this.#options;
    await session.begin();
    const entry = journal.begin(session, steps);
    await session.commit({ journaled: true });
    journal.hasBegun();
    return entry;
  }

  /** An earlier run has committed the directives before, and may have been cut off in the first step that is left. */
  async #continue(entry: JournalEntry, directive: Directive, beforeCommit: () => void): Promise<true> {
    const { session } = this.#options;
    const wasInTransaction = session.inTransaction;
    beforeCommit();
    await session.commit({ journaled: true });
    return this.#run({ ...directive, entry, because: null, wasStarted: true, wasInTransaction });
  }

  async #run(work: BegunWork): Promise<true> {
    const { session, journal, onOnlineStep, onBackfill } = this.#options;
    const { operation, because, wasInTransaction, ...rest } = work;
    const steps = work.entry.steps.length;
    const onStep = ({ what }: { readonly what: string }, step: number) =>
      onOnlineStep?.({ what, step, steps, because });
    // The last step puts another column in the place of the old one, which nothing may depend on.
    const needsDrops = this.#postponed.hasObjects && changesInBatches(operation, work.entry.steps);
    const last = { before: () => this.#sendObjects(), after: () => this.#forgetObjects() };
    await runOnlineSteps({ session, journal, ...rest, onStep, onBackfill, last: needsDrops ? last : null });
    if (wasInTransaction) await session.begin();
    return true;
  }
}

/** If data must not be destroyed, such an operation runs as it is written. */
export function isWatchedInTransaction(operation: Operation, steps: readonly OnlineStep[]): boolean {
  if (operation.kind === 'backfill') {
    const hasTriggers = steps.some(({ backfill }) => backfill !== undefined && backfill.triggers.length > 0);
    return hasTriggers || !compileBackfill(operation).every(fillsOnlyNulls);
  }
  return isTypeChange(operation) && !steps.some(({ backfill }) => backfill?.keepsValues === true);
}
