import type { OnlineStep } from '../../online/step.js';
import type { Step } from '../../script/step.js';

/** A directive that ran as it is written, and was committed when a later one began to run online. */
export interface CommittedDirective {
  /** The beginning of its SQL. */
  readonly what: string;
  /** Statements that undo it; null if nobody knows how. */
  readonly undo: readonly string[] | null;
}

/** How far a revision is that left its transaction, and could not end. */
export interface JournalEntry {
  readonly revision: string;
  readonly direction: Exclude<Step['direction'], 'stamp'>;
  /** The directive that runs online, counted from 1. Those before it are committed. */
  readonly directive: number;
  /** Counts the entries of the revision. */
  readonly number: number;
  /** Directives before it that were put off, and are not done. */
  readonly postponed: readonly number[];
  /** Of all directives up to this one. */
  readonly fingerprint: string;
  /** What ran as it is written since the entry before. */
  readonly before: readonly CommittedDirective[];
  readonly steps: readonly OnlineStep[];
  /** How many of its steps are done; the next one may have been started. */
  readonly done: number;
  /** The end of the last batch of the step that is next, if it changes rows in batches. */
  readonly place: readonly string[] | null;
}
