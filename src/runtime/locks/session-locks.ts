import type { QualifiedName } from '../../schema/names.js';
import type { LockLimits } from '../../settings/lock-limits.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import type { Connection } from '../connection.js';
import type { RunEvents } from '../run-options.js';
import { HeldLocks } from './held-locks.js';
import { isLockFailure } from './lock-failure.js';
import { LockRetries } from './lock-retries.js';
import { type LimitedStatement, LockTimeouts, limitAsQuery, type OwnTimeouts } from './lock-timeouts.js';
import { savesAlone } from './saves-alone.js';

const SAVEPOINT = 'limbeck_lock';

export interface SessionLocksOptions {
  readonly connection: Connection;
  readonly limits: LockLimits;
  /** What the session had before the run. */
  readonly own: OwnTimeouts;
  /** False behind a pooler, which would give the setting to other sessions. */
  readonly canSetSession: boolean;
  /** The version table, and what is next to it. */
  readonly ownTables: readonly QualifiedName[];
  readonly onLockRetry: RunEvents['onLockRetry'];
}

/** How long the statements of a run wait for locks, and what happens after that. */
export class SessionLocks {
  readonly retries: LockRetries;
  readonly #connection: Connection;
  readonly #canSetSession: boolean;
  readonly #timeouts: LockTimeouts;
  readonly #held: HeldLocks;
  /** A lock wasn't available, so the same is tried again. */
  #isRetrying = false;
  /** The statement that was sent last runs in a savepoint. */
  #hasSavepoint = false;

  constructor({ connection, limits, own, canSetSession, ownTables, onLockRetry }: SessionLocksOptions) {
    this.#connection = connection;
    this.#canSetSession = canSetSession;
    this.#timeouts = new LockTimeouts(limits, own);
    this.#held = new HeldLocks(connection, ownTables);
    this.retries = new LockRetries(limits, onLockRetry);
  }

  /** Statements are sent one after another then, so that each can be tried again alone. */
  get isRetrying(): boolean {
    return this.#isRetrying;
  }

  /** To be called before a transaction begins. */
  async transactionBegins(): Promise<void> {
    if (this.#isRetrying) await this.#held.transactionBegins();
  }

  /** Sets the limit for the statement that is sent next, and a savepoint if it would be the second attempt or a later one. */
  prepare(statement: LimitedStatement): void {
    this.#setLimit(statement);
    const { inTransaction, ahead } = statement;
    this.#hasSavepoint = inTransaction && !ahead && this.#held.areKnown && savesAlone(statement.statement);
    // After the limit, which a ROLLBACK TO would take back.
    if (this.#hasSavepoint) this.#post(`SAVEPOINT ${SAVEPOINT}`);
  }

  /** To be called when the statement that was sent last has succeeded. */
  succeeded(): void {
    if (this.#hasSavepoint) this.#post(`RELEASE SAVEPOINT ${SAVEPOINT}`);
    this.#hasSavepoint = false;
  }

  /**
   * Rolls back only the statement that failed for a lock, and says whether it can be sent again alone: nobody waits for
   * what the transaction still holds.
   */
  async rollbackStatement(error: unknown): Promise<boolean> {
    if (!this.#hasSavepoint || !this.canRetry(error)) return false;
    this.#hasSavepoint = false;
    await this.#connection.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}; RELEASE SAVEPOINT ${SAVEPOINT}`);
    if (await this.#held.areStrong()) return false;
    this.#timeouts.locksReleased();
    return true;
  }

  /** It fails only if the statement after it fails too, for the same reason. */
  #post(sql: string): void {
    this.#connection.query(sql).catch(() => undefined);
  }

  #setLimit(statement: LimitedStatement): void {
    // A transaction that the revision began itself would take the setting back if it fails.
    if (!statement.inTransaction && (!this.#canSetSession || this.#connection.inTransaction() === true)) return;
    const setting = this.#timeouts.settingBefore(statement);
    if (setting !== null) this.#post(limitAsQuery(setting));
  }

  /** Whether statements may be sent without waiting for those before. */
  maySendAhead(statement: string): boolean {
    return !this.#isRetrying && this.#timeouts.maySendAhead(statement);
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
    this.#isRetrying = true;
    this.#transactionEnded();
  }

  /** @param isEmpty nothing was done, so the attempts that follow repeat those before */
  committed(isEmpty: boolean): void {
    this.#transactionEnded();
    if (isEmpty) return;
    this.#isRetrying = false;
    this.retries.committed();
  }

  #transactionEnded(): void {
    this.#hasSavepoint = false;
    this.#held.transactionEnded();
    this.#timeouts.transactionEnded();
  }

  async restore(): Promise<void> {
    const setting = this.#timeouts.restore();
    if (setting !== null) await this.#connection.query(limitAsQuery(setting));
  }
}

/** What a procedure or a block committed before it failed would be done twice. */
function maySplit(statement: string): boolean {
  for (const { kind, text } of sqlTokens(statement)) {
    if (kind === 'word' && /^(?:CALL|DO)$/i.test(text)) return true;
  }
  return false;
}
