import type { LockLimits } from '../../settings/lock-limits.js';
import { codeTokens } from '../../util/sql-tokens.js';
import { parseRepeatable } from '../run/repeat/repeatable-statement.js';

/** What is left for the locks after the first one, if the time is used up: enough for a lock that nobody holds. */
const LEAST_MS = 50;

/**
 * How much of `deadlock_timeout` a transaction may wait that holds a lock. A session that waits for it, and holds what it
 * waits for, began later, so the run steps back before PostgreSQL ends that session's transaction.
 */
const BEFORE_DEADLOCK = 0.8;

/** For statements that are sent ahead: they add up, since nobody looks at the clock between them. */
const AHEAD_MS = 50;

/** What the session had before the run, in milliseconds; 0 for none. */
export interface OwnTimeouts {
  readonly lockMs: number;
  readonly statementMs: number;
  /** After waiting that long, a session looks for a deadlock, and ends its own transaction if it finds one. */
  readonly deadlockMs: number;
}

export interface LimitedStatement {
  readonly statement: string;
  readonly inTransaction: boolean;
  /** Sent before the answers to those before it came. */
  readonly ahead: boolean;
  /** Outside a transaction, it may wait as long as the session allows. */
  readonly isFree?: boolean;
}

/** Limits to set, in milliseconds. */
export interface LimitSetting {
  readonly lockMs: number;
  /** Null if it stays as it is. */
  readonly statementMs: number | null;
  /** Whether it ends with the transaction. */
  readonly isLocal: boolean;
}

/**
 * Decides on `lock_timeout` before each statement. Who waits for a table that the run has locked or waits for, waits
 * for all that the run does until it ends its transaction. So the locks of one transaction share one limit: each gets
 * what those before have left of it, and steps back before it can be part of a deadlock.
 */
export class LockTimeouts {
  readonly #limits: LockLimits;
  readonly #own: OwnTimeouts;
  readonly #now: () => number;
  /** As set for the session, and for the transaction, in milliseconds; null if nothing was set. */
  #ofSession: number | null = null;
  #ofTransaction: number | null = null;
  /** Rows are changed by statements that were sent ahead, which may take long. */
  #isChangingRows = false;
  /** When the transaction began to lock. */
  #lockingSince: number | null = null;
  /** The revision has set a limit itself: until the transaction ends, or the run. */
  #isSetByRevision: 'no' | 'in transaction' | 'yes' = 'no';

  constructor(limits: LockLimits, own: OwnTimeouts, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#own = own;
    this.#now = now;
  }

  /** What to set before this statement; null if what is set will do. */
  settingBefore({ statement, inTransaction, ahead, isFree }: LimitedStatement): LimitSetting | null {
    const word = firstWord(statement);
    if (word === 'SET' && /\block_timeout\b/i.test(statement))
      this.#isSetByRevision = inTransaction ? 'in transaction' : 'yes';
    if (this.#isSetByRevision !== 'no') return null;
    if (!inTransaction) return this.#beforeAlone(isFree === true || isConcurrent(statement));
    if (HARMLESS.has(word)) {
      this.#isChangingRows ||= ahead && MAY_CHANGE_ROWS.has(word);
      return null;
    }
    this.#isChangingRows = false;
    const wanted = this.#strictest(ahead ? AHEAD_MS : this.#left());
    this.#lockingSince ??= this.#now();
    if (this.#ofTransaction !== null && Math.abs(this.#ofTransaction - wanted) <= this.#limits.timeoutMs / 10)
      return null;
    this.#ofTransaction = wanted;
    return { lockMs: wanted, statementMs: this.#limits.statementTimeoutMs, isLocal: true };
  }

  /** Whether the transaction has used up half of its time, so that statements should no longer be sent ahead. */
  get isLate(): boolean {
    return this.#lockingSince !== null && this.#now() - this.#lockingSince > this.#limits.timeoutMs / 2;
  }

  /**
   * Whether a statement can be sent before those before it were answered. If it locks a table after a long change of rows,
   * the short limit of statements sent ahead would make the run repeat that change.
   */
  maySendAhead(statement: string): boolean {
    return !this.isLate && (!this.#isChangingRows || HARMLESS.has(firstWord(statement)));
  }

  /** The transaction holds nothing any more that others wait for, and the limit that was set for it stays set. */
  locksReleased(): void {
    this.#lockingSince = null;
  }

  transactionEnded(): void {
    this.#isChangingRows = false;
    this.#ofTransaction = null;
    this.#lockingSince = null;
    if (this.#isSetByRevision === 'in transaction') this.#isSetByRevision = 'no';
  }

  /** What gives the session back what it had; null if nothing was changed. */
  restore(): LimitSetting | null {
    if (this.#ofSession === null) return null;
    this.#ofSession = null;
    const statementMs = this.#limits.statementTimeoutMs === null ? null : this.#own.statementMs;
    return { lockMs: this.#own.lockMs, statementMs, isLocal: false };
  }

  #beforeAlone(isFree: boolean): LimitSetting | null {
    const wanted = isFree ? this.#own.lockMs : this.#strictest(this.#limits.timeoutMs);
    if (this.#ofSession === wanted || (this.#ofSession === null && wanted === this.#own.lockMs)) return null;
    this.#ofSession = wanted;
    const { statementTimeoutMs } = this.#limits;
    const statementMs = statementTimeoutMs !== null && isFree ? this.#own.statementMs : statementTimeoutMs;
    return { lockMs: wanted, statementMs, isLocal: false };
  }

  #left(): number {
    const { timeoutMs } = this.#limits;
    if (this.#lockingSince === null) return timeoutMs;
    const limit = Math.min(timeoutMs, this.#own.deadlockMs * BEFORE_DEADLOCK);
    return Math.max(LEAST_MS, limit - (this.#now() - this.#lockingSince));
  }

  #strictest(limitMs: number): number {
    const wanted = Math.max(1, Math.round(Math.min(limitMs, this.#limits.timeoutMs)));
    return this.#own.lockMs === 0 ? wanted : Math.min(wanted, this.#own.lockMs);
  }
}

export function limitAsQuery({ lockMs, statementMs, isLocal }: LimitSetting): string {
  const set = (name: string, value: number) => `pg_catalog.set_config('${name}', '${value}', ${isLocal})`;
  const settings = [
    set('lock_timeout', lockMs),
    ...(statementMs === null ? [] : [set('statement_timeout', statementMs)]),
  ];
  return `SELECT ${settings.join(', ')}`;
}

/** They wait for old transactions, and nobody waits for them (manual: CREATE INDEX, "Building Indexes Concurrently"). */
function isConcurrent(statement: string): boolean {
  const repeatable = parseRepeatable(statement);
  return repeatable !== null && repeatable.kind !== 'addEnumValue';
}

/** They take no lock on a table that readers or writers would wait for (manual: "Table-Level Locks"). */
const HARMLESS = new Set(['SELECT', 'VALUES', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'WITH', 'SET', 'SHOW', 'EXPLAIN']);

/** A query may call a function that does. */
const MAY_CHANGE_ROWS = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'WITH']);

/** Whether the statement takes no lock on a table that readers or writers would wait for, by its first word. */
export function isHarmlessBeginning(statement: string): boolean {
  return HARMLESS.has(firstWord(statement));
}

/** Such as a backfill, which commits in between. */
export function isDoBlock(statement: string): boolean {
  return firstWord(statement) === 'DO';
}

function firstWord(statement: string): string {
  const [first] = codeTokens(statement);
  return first?.kind === 'word' ? first.text.toUpperCase() : '';
}
