import type { OnlineStep } from '../../online/step.js';
import type { Step } from '../../script/step.js';

/** How far a revision is that left its transaction, and could not end. */
export interface JournalEntry {
  readonly revision: string;
  readonly direction: Exclude<Step['direction'], 'stamp'>;
  /** The directive that runs online, counted from 1. Those before it are committed. */
  readonly directive: number;
  /** Directives before it that were put off, and are not done. */
  readonly postponed: readonly number[];
  /** Of all directives up to this one. */
  readonly fingerprint: string;
  readonly steps: readonly OnlineStep[];
  /** How many of its steps are done; the next one may have been started. */
  readonly done: number;
  /** The end of the last batch of the step that is next, if it changes rows in batches. */
  readonly place: readonly string[] | null;
}
