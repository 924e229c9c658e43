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
import type { StepSession } from '../run/step-session.js';
import type { RunEvents } from '../run-options.js';
import type { OnlineRun } from './online-run.js';
import { PostponedDrops } from './postponed-drops.js';
import { runOnlineSteps } from './run-online-steps.js';

interface OnlineDirectivesOptions {
  readonly session: StepSession;
  readonly journal: RevisionJournal;
  /** Null if directives run as they are written, except those that an earlier run has begun. */
  readonly online: OnlineRun | null;
  readonly onOnlineStep: RunEvents['onOnlineStep'];
  readonly onBackfill: RunEvents['onBackfill'];
  /** Whether the settings forbid this revision to destroy data. */
  readonly isGuarded: boolean;
}

interface NewWork {
  readonly decision: Pick<OnlineDecision, 'steps' | 'because'>;
  readonly origin: FailureOrigin;
  readonly beforeCommit: () => void;
}

/** Carries out the directives of one revision online where the tables are large. */
export class OnlineDirectives {
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
    const { session, journal } = this.#options;
    try {
      const change = journal.isNextNew ? await this.#changeOf(operation, beforeCommit) : null;
      const state = journal.next(operation);
      if (state === 'done') return true;
      if (state !== 'new') return await this.#continue(state, origin);
      const decision = change ?? (await this.#decide(operation));
      if (decision === null) return false;
      if (operation.kind !== 'dropIndex' || !session.inTransaction) {
        return await this.#runNew({ decision, origin, beforeCommit });
      }
      const { steps, because } = decision;
      this.#postponed.add({ drop: operation, origin, steps, because, number: journal.postpone() });
      return true;
    } catch (error) {
      noteOrigin(error, origin);
      throw error;
    }
  }

  /** Null if the operation runs as it is written. */
  async #decide(operation: Operation): Promise<OnlineDecision | null> {
    const { session, online } = this.#options;
    const decision = (await online?.decide(operation, session.inTransaction)) ?? null;
    if (decision?.way === 'blocking' && online?.options.allowBlocking === false)
      throw blocksLargeTable(decision.because);
    if (decision?.way !== 'online' || this.#mustBeWatched(operation, decision)) return null;
    // A key that is missing is an error before anything is committed.
    for (const { backfill } of decision.steps) if (backfill !== undefined) await openWalk(session, backfill);
    return decision;
  }

  /** Drops the indexes that no directive has created again. To be called before anything that may depend on it. */
  async dropPostponed(beforeCommit: () => void): Promise<void> {
    for (let next = this.#postponed.takeNext(); next !== null; next = this.#postponed.takeNext()) {
      const { steps, because, number, origin } = next;
      try {
        this.#options.journal.carriedOut(number);
        await this.#runNew({ decision: { steps, because }, origin, beforeCommit });
      } catch (error) {
        noteOrigin(error, origin);
        throw error;
      }
    }
  }

  /** How a change of an index that the operation completes is carried out; null if it completes none. */
  async #changeOf(operation: Operation, beforeCommit: () => void): Promise<OnlineDecision | null> {
    const { session, journal, online } = this.#options;
    if (this.#postponed.isEmpty) return null;
    const found = this.#postponed.findChange(operation);
    const decision = found && (await online?.decideIndexChange(found.change, session.inTransaction));
    if (found !== null && decision?.way === 'online') {
      this.#postponed.take(found.postponed);
      journal.carriedOut(found.postponed.number);
      return decision;
    }
    if (found !== null || !this.#postponed.isIndifferentTo(operation)) await this.dropPostponed(beforeCommit);
    return null;
  }

  async #runNew({ decision, origin, beforeCommit }: NewWork): Promise<true> {
    const wasInTransaction = this.#options.session.inTransaction;
    beforeCommit();
    const entry = await this.#begin(decision.steps);
    return this.#run({ entry, origin, because: decision.because, wasStarted: false, wasInTransaction });
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
    await session.commit();
    session.progress.keepJournaled();
    return entry;
  }

  /** An earlier run has committed the directives before, and may have been cut off in the first step that is left. */
  async #continue(entry: JournalEntry, origin: FailureOrigin): Promise<true> {
    const { session } = this.#options;
    const wasInTransaction = session.inTransaction;
    await session.commit();
    session.progress.keepJournaled();
    return this.#run({ entry, origin, because: null, wasStarted: true, wasInTransaction });
  }

  async #run(work: {
    readonly entry: JournalEntry;
    readonly origin: FailureOrigin;
    readonly because: string | null;
    readonly wasStarted: boolean;
    readonly wasInTransaction: boolean;
  }): Promise<true> {
    const { session, journal, onOnlineStep, onBackfill } = this.#options;
    const { because, wasInTransaction, ...rest } = work;
    const steps = work.entry.steps.length;
    const onStep = ({ what }: { readonly what: string }, step: number) =>
      onOnlineStep?.({ what, step, steps, because });
    await runOnlineSteps({ session, journal, ...rest, onStep, onBackfill });
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
  return operation.kind === 'alterColumn' && operation.type !== undefined;
}
