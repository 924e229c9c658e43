import type { LockLimits } from '../../settings/lock-limits.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import type { Connection } from '../connection.js';
import type { RunEvents } from '../run-options.js';
import { isLockFailure } from './lock-failure.js';
import { LockRetries } from './lock-retries.js';
import { type LimitedStatement, LockTimeouts, type OwnTimeouts } from './lock-timeouts.js';

export interface SessionLocksOptions {
  readonly connection: Connection;
  readonly limits: LockLimits;
  /** What the session had before the run. */
  readonly own: OwnTimeouts;
  /** False behind a pooler, which would give the setting to other sessions. */
  readonly canSetSession: boolean;
  readonly onLockRetry: RunEvents['onLockRetry'];
}

/** How long the statements of a run wait for locks, and what happens after that. */
export class SessionLocks {
  readonly retries: LockRetries;
  readonly #connection: Connection;
  readonly #canSetSession: boolean;
  readonly #timeouts: LockTimeouts;
  /** A lock was not to be had while statements were sent ahead. */
  #isSlow = false;

  constructor({ connection, limits, own, canSetSession, onLockRetry }: SessionLocksOptions) {
    this.#connection = connection;
    this.#canSetSession = canSetSession;
    this.#timeouts = new LockTimeouts(limits, own);
    this.retries = new LockRetries(limits, onLockRetry);
  }

  /** Sets the limit for the statement that is sent next. */
  prepare(statement: LimitedStatement): void {
    // A transaction that the revision began itself would take the setting back if it fails.
    if (!statement.inTransaction && (!this.#canSetSession || this.#connection.inTransaction() === true)) return;
    const setting = this.#timeouts.settingBefore(statement);
    // It fails only if the statement after it fails too, for the same reason.
    if (setting !== null) this.#connection.query(setting).catch(() => undefined);
  }

  /** Whether statements may be sent without waiting for those before. */
  maySendAhead(statement: string): boolean {
    return !this.#isSlow && this.#timeouts.maySendAhead(statement);
  }

  /** Whether a statement failed for a lock, outside a transaction, and can be sent once more. */
  canRepeatOutside(error: unknown, statement: string): boolean {
    const isWhole = this.#connection.inTransaction() !== true && !maySplit(statement);
    return isWhole && this.canRetry(error);
  }

  canRetry(error: unknown): boolean {
    return isLockFailure(error) && this.retries.areLeft;
  }

  rolledBack(): void {
    this.#isSlow = true;
    this.#timeouts.transactionEnded();
  }

  /** @param isEmpty nothing was done, so the attempts that follow repeat those before */
  committed(isEmpty: boolean): void {
    this.#isSlow = false;
    this.#timeouts.transactionEnded();
    if (!isEmpty) this.retries.committed();
  }

  async restore(): Promise<void> {
    const setting = this.#timeouts.restore();
    if (setting !== null) await this.#connection.query(setting);
  }
}

/** What a procedure or a block committed before it failed would be done twice. */
function maySplit(statement: string): boolean {
  for (const { kind, text } of sqlTokens(statement)) {
    if (kind === 'word' && /^(?:CALL|DO)$/i.test(text)) return true;
  }
  return false;
}
