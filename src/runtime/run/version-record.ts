import { versionRowsChanged } from '../../errors/run-errors.js';
import type { Step, VersionChange } from '../../script/step.js';
import { compileVersionChange, mergeVersionChanges } from '../version-table.js';
import type { Posted } from './posted-statements.js';

/** A change of the version table, and the last step that made it. */
export interface VersionNote {
  /** The version table as SQL. */
  readonly table: string;
  readonly change: VersionChange;
  readonly step: Step;
}

/** The statement that changes the version table. */
function postingOf({ table, change, step }: VersionNote): Posted {
  const { sql, rows } = compileVersionChange(table, change);
  return {
    statement: sql,
    origin: { step },
    check(rowCount) {
      if (rows !== null && rowCount !== null && rowCount !== rows) throw versionRowsChanged(sql, rowCount);
    },
  };
}

/** One definition: PostgreSQL needs a semicolon between two statements. */
const DEFINITION = /^(?:CREATE|ALTER|DROP|COMMENT)\s[^;]*$/i;

/** A definition that runs a query may read the version table through a view. */
const QUERY = /\b(?:select|execute|as\s+table)\b/i;

/** An event trigger may run at every definition that follows. */
const EVENT = /\bevent\b/i;

/**
 * Posts the changes of the version table that a transaction makes: each at once unless {@link mayWait} was called. Between definitions nobody can see them, so what follows the
 * first one is sent as one change. With a statement for each revision, a long run takes a sixth longer.
 */
export class VersionRecord {
  /** The name of the version table in lower case; null if changes may not wait. */
  #name: string | null = null;
  /** A version table that can't be written is found after the first revision. */
  #isFirst = true;
  #waiting: VersionNote | null = null;
  readonly #post: (posted: Posted) => void;

  constructor(post: (posted: Posted) => void) {
    this.#post = post;
  }

  /**
   * To be called if no trigger, rule, event trigger, or `onVersionApply` may look at the version table.
   *
   * @param name of the version table, without its schema
   */
  mayWait(name: string): void {
    this.#name = name.toLowerCase();
  }

  add(note: VersionNote): void {
    if (this.#isFirst || this.#name === null) {
      this.#isFirst = false;
      this.#post(postingOf(note));
      return;
    }
    const change = this.#waiting === null ? null : mergeVersionChanges(this.#waiting.change, note.change);
    if (change === null) this.post();
    this.#waiting = change === null ? note : { ...note, change };
  }

  /** To be called before a statement, which could read the version table, or end the transaction. */
  postBefore(statement: string): void {
    if (this.#name === null) return;
    const endsWaiting = EVENT.test(statement) || statement.toLowerCase().includes(this.#name);
    if (endsWaiting) this.#name = null;
    if (endsWaiting || QUERY.test(statement) || !DEFINITION.test(statement)) this.post();
  }

  /** Posts what is waiting. */
  post(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.#post(postingOf(waiting));
  }

  transactionEnded(): void {
    this.#waiting = null;
    this.#isFirst = true;
  }
}
