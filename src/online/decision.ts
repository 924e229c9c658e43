import type { OnlineStep, TableLock } from './step.js';

export interface OnlineSettings {
  /** `auto`: tables from the threshold on. True: every table that existed before the run and isn't empty. */
  readonly online: 'auto' | boolean;
  /** Bytes. */
  readonly onlineThreshold: number;
  /** A setting that the revision made for its transaction. The steps run outside of it, so they would do something else. */
  readonly localSetting?: string | null;
}

/**
 * How an operation is carried out.
 *
 * - plain: as it is written, in the transaction of the run
 * - online: step by step, outside of that transaction
 * - blocking: as it is written, because no online form exists, although that stops others on a large table
 */
export type Decision = PlainDecision | OnlineDecision | BlockingDecision;

interface Decided {
  /** For people: `users has 2.1 GB`, `the table is new`. */
  readonly because: string;
}

export interface PlainDecision extends Decided {
  readonly way: 'plain';
  readonly why: 'moment' | 'off' | 'new' | 'empty' | 'small';
  readonly locks: readonly TableLock[];
}

export interface OnlineDecision extends Decided {
  readonly way: 'online';
  readonly steps: readonly OnlineStep[];
}

export interface BlockingDecision extends Decided {
  readonly way: 'blocking';
  readonly locks: readonly TableLock[];
}
