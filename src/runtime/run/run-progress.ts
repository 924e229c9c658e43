import type { Step } from '../../script/step.js';
import { applyVersionChange } from '../version-table.js';

/**
 * What stays of a step that fails: nothing; what the journal records, so that the next run continues; statements that a
 * second attempt recognizes, or cleans up after, such as CREATE INDEX CONCURRENTLY; or others too, which would fail or be
 * done twice.
 */
export type Kept = 'nothing' | 'journaled' | 'repeatable' | 'unrepeatable';

/** The known state of the database during a run. */
export class RunProgress {
  /** What the version table names, as committed. */
  heads: readonly string[] = [];
  /** The steps that are committed. */
  done: readonly Step[] = [];
  #kept: Kept = 'nothing';
  /** A transaction was committed, be it in the middle of the first step. */
  hasCommitted = false;
  /** Steps of an online form are running, which the journal records. */
  isOnline = false;
  #pending: Step[] = [];
  /** Statements of the step that is running. */
  #uncommitted = 0;
  #isRecorded = true;
  /** Another attempt would skip what stays of the step. */
  #isKeptKnown = false;
  #isRepeated = false;

  beginStep(): void {
    this.#isRecorded = false;
    if (!this.#isRepeated) {
      this.#kept = 'nothing';
      this.#isKeptKnown = false;
    }
    this.#isRepeated = false;
    this.#uncommitted = 0;
  }

  /** What stays of the step that is running, whatever happens next. */
  get kept(): Kept {
    return this.#kept;
  }

  get partlyKept(): boolean {
    return this.#kept !== 'nothing';
  }

  /** Whether this run may begin the step again. */
  get mayRepeat(): boolean {
    return this.#kept === 'nothing' || this.#kept === 'journaled' || this.#isKeptKnown;
  }

  /** This run knows which directives are committed, although the journal does not. */
  keptIsKnown(): void {
    this.#isKeptKnown = true;
  }

  keep(isRepeatable: boolean): void {
    if (this.isOnline) return;
    this.#isKeptKnown = false;
    if (this.#kept === 'unrepeatable') return;
    if (!isRepeatable) this.#kept = 'unrepeatable';
    else if (this.#kept === 'nothing') this.#kept = 'repeatable';
  }

  /** All that was committed of the step is in the journal. */
  keepJournaled(): void {
    this.#kept = 'journaled';
  }

  statementDone(inTransaction: boolean, isRepeatable: boolean): void {
    if (inTransaction) this.#uncommitted += 1;
    else this.keep(isRepeatable);
  }

  /** The version table names the step; what that means lasts only once it is committed. */
  endStep(step: Step): void {
    this.#pending.push(step);
    this.#isRecorded = true;
  }

  committed({ journaled = false } = {}): void {
    this.heads = this.headsWhenCommitted;
    this.done = [...this.done, ...this.#pending];
    this.#pending = [];
    if (journaled) this.#kept = 'journaled';
    else if (this.#isRecorded) this.#kept = 'nothing';
    else if (this.#uncommitted > 0) this.keep(false);
    this.#uncommitted = 0;
  }

  /** The run rolled back, to begin again after its last commit. Returns how many steps that concerns. */
  rolledBack(): number {
    const steps = this.#pending.length + (this.#isRecorded ? 0 : 1);
    this.#pending = [];
    this.#uncommitted = 0;
    this.#isRecorded = true;
    this.#isRepeated = this.partlyKept;
    return steps;
  }

  /** A revision ended the transaction by itself. The rows of the version table show whether it committed. */
  transactionEnded(heads: readonly string[]): void {
    const wasCommitted = heads.join() === this.headsWhenCommitted.join();
    if (wasCommitted) {
      this.committed();
      this.keep(false);
      return;
    }
    this.heads = heads;
    this.#pending = [];
    this.#uncommitted = 0;
  }

  get headsWhenCommitted(): readonly string[] {
    return this.#pending.flatMap((step) => step.versionChanges).reduce(applyVersionChange, this.heads);
  }
}
