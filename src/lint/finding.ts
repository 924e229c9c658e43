import type { QualifiedName } from '../schema/names.js';

/** Only errors make `migrate lint` fail. */
export type Severity = 'error' | 'warning' | 'advice';

/** What PostgreSQL does while it holds the lock. */
export type Work = 'moment' | 'scan' | 'build' | 'rewrite';

/** Something dangerous in a statement. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** What happens, for how long. */
  readonly what: string;
  /** What to write instead. */
  readonly safe: string;
  /** The section of the rule in the documentation. */
  readonly docs: string;
  /** The revision that has the statement; null for a file of SQL. */
  readonly revision: string | null;
}

/** What a rule says about one act. */
export interface Danger {
  readonly what: string;
  readonly safe: string;
  /** `lock_timeout` ends it soon. */
  readonly endsWithLockTimeout?: boolean;
  /** If it differs from that of the rule. */
  readonly severity?: Severity;
  /** What can be observed on a server. If the server does no such work, the danger doesn't exist. */
  readonly claim?: { readonly table: QualifiedName; readonly work: Exclude<Work, 'moment'> };
}
