import type { Step } from '../../script/step.js';
import { applyVersionChange } from '../version-table.js';

/** What the database is known to hold while a run goes on. */
export class RunProgress {
  /** What the version table names, as committed. */
  heads: readonly string[] = [];
  /** The steps that are committed. */
  done: readonly Step[] = [];
  /** True where part of the step that is running will stay, whatever comes. */
  partlyKept = false;
  #pending: Step[] = [];
  /** Statements of the step that is running. */
  #uncommitted = 0;
  #isRecorded = true;

  beginStep(): void {
    this.#isRecorded = false;
    this.partlyKept = false;
    this.#uncommitted = 0;
  }

  statementDone(inTransaction: boolean): void {
    if (inTransaction) this.#uncommitted += 1;
    else this.partlyKept = true;
  }

  /** The version table names the step; what that means lasts only once it is committed. */
  endStep(step: Step): void {
    this.#pending.push(step);
    this.#isRecorded = true;
  }

  committed(): void {
    this.heads = this.headsWhenCommitted;
    this.done = [...this.done, ...this.#pending];
    this.#pending = [];
    this.partlyKept = !this.#isRecorded && (this.partlyKept || this.#uncommitted > 0);
    this.#uncommitted = 0;
  }

  /** A revision ended the transaction by itself; what the version table names now tells how. */
  transactionEnded(heads: readonly string[]): void {
    const wasCommitted = heads.join() === this.headsWhenCommitted.join();
    if (wasCommitted) {
      this.committed();
      this.partlyKept = true;
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
