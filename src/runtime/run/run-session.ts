import { setTimeout as sleep } from 'node:timers/promises';
import { transactionEnded } from '../../errors/run-errors.js';
import type { QueryResult, Row } from '../../util/queryable.js';
import { beginWord, rollbackWord } from '../../util/transaction-words.js';
import type { Connection } from '../connection.js';
import type { SessionLocks } from '../locks/session-locks.js';
import type { RunLog } from '../log/run-log.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';
import type { RunEvents } from '../run-options.js';
import { AwaitedAnswers } from './awaited-answers.js';
import { CommitSender } from './commit-sender.js';
import { type FailureOrigin, findOrigin, noteOrigin } from './failure-origin.js';
import { type Posted, PostedStatements } from './posted-statements.js';
import { isRepeatableStatement } from './repeat/repeatable-statement.js';
import type { ServerAccess } from './repeat/server-access.js';
import type { RunLock } from './run-lock.js';
import type { RunProgress } from './run-progress.js';
import { RunStop } from './run-stop.js';
import { SentAhead } from './sent-ahead.js';
import type { StepSession, TransactionMode } from './step-session.js';
import { VersionRecord } from './version-record.js';

const TRANSACTION_IS_ABORTED = '25P02';

export interface RunSessionOptions {
  readonly connection: Connection;
  readonly lock: RunLock;
  readonly progress: RunProgress;
  readonly signal: AbortSignal | undefined;
  readonly onWarning: RunEvents['onWarning'] | undefined;
}

/** The statements and transactions of one run on a connection. */
export class RunSession implements StepSession {
  readonly offline = false;
  readonly #connection: Connection;
  readonly #lock: RunLock;
  readonly #signal: AbortSignal | undefined;
  readonly #onWarning: RunEvents['onWarning'] | undefined;
  readonly progress: RunProgress;
  #inTransaction = false;
  #mode: TransactionMode = '';
  readonly #posted = new PostedStatements();
  #ahead = new SentAhead(this.#posted.fail);
  readonly #stop = new RunStop();
  /** Why a transaction is aborted. */
  lastFailure: unknown = null;
  readonly commits: CommitSender;
  /** Null if statements may wait for locks as long as the session allows. */
  #locks: SessionLocks | null = null;
  /** How many statements were sent since the transaction began. */
  #sentInTransaction = 0;
  /** Never fails. */
  #lastCommit: Promise<unknown> = Promise.resolve();
  /** The statements of revisions that PostgreSQL has not answered, by what waits for the answer. */
  readonly #unanswered = new Map<Promise<unknown>, string>();
  /** The answer to the statement that was sent last. Never fails. */
  #lastSent: Promise<unknown> = Promise.resolve();
  readonly #awaited = new AwaitedAnswers();
  /** Null if the run keeps no log. */
  log: RunLog | null = null;
  readonly versions = new VersionRecord((posted) => this.post(posted));

  constructor(options: RunSessionOptions) {
    this.#signal = options.signal;
    this.#onWarning = options.onWarning;
    this.commits = new CommitSender(options);
    this.#connection = options.connection;
    this.#lock = options.lock;
    this.progress = options.progress;
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  readonly server: ServerAccess = {
    inTransaction: () => this.#connection.inTransaction(),
    ask: async <R>(sql: string) => {
      this.#stop.refuse();
      this.#awaited.sent();
      try {
        return (await this.#connection.query<R>(sql)).rows;
      } finally {
        this.#awaited.answered();
      }
    },
    warn: (message) => this.#onWarning?.(message),
  };

  /** For how long the answer to a statement of a revision has been awaited. */
  get waitingMs(): number {
    return this.#awaited.waitingMs;
  }

  beginStep(): void {
    this.progress.beginStep();
  }

  get isNested(): boolean {
    return this.#connection.isNested === true;
  }

  async begin(mode: TransactionMode = ''): Promise<void> {
    if (this.#inTransaction) return;
    this.#stop.refuse();
    if (this.#locks?.isRetrying === true) await this.#locks.transactionBegins();
    this.#mode = mode;
    this.post({ statement: beginWord(this.#connection, mode), origin: null });
    this.#inTransaction = true;
    await this.#lock.takeInTransaction();
    this.#sentInTransaction = 0;
  }

  /** Something else is in the transaction, which would have to be done again. */
  ownStatementSent(): void {
    this.#sentInTransaction += 1;
  }

  /** @param locks how long the statements that follow may wait for locks; null: nothing is tried again */
  limitLocks(locks: SessionLocks | null): void {
    this.#locks = locks;
  }

  async commit(options?: { readonly journaled: boolean }): Promise<void> {
    this.#stop.refuse();
    const isEmpty = !this.#inTransaction || this.#sentInTransaction === 0;
    if (this.#inTransaction) {
      this.versions.post();
      await this.#writeLog();
      // Goes along with what was posted, so nobody waits for it.
      this.#posted.add(this.commits.askTransactionId());
    }
    await this.settle();
    this.#stop.refuse();
    const committed = this.#sendCommit(isEmpty, options);
    this.#lastCommit = committed.catch(() => undefined);
    await committed;
  }

  async #sendCommit(isEmpty: boolean, options?: { readonly journaled: boolean }): Promise<void> {
    if (this.#inTransaction) {
      await this.commits.send().finally(() => {
        this.#inTransaction = false;
      });
      this.progress.hasCommitted = true;
    }
    this.versions.transactionEnded();
    this.progress.committed(options);
    this.#locks?.committed(isEmpty);
    this.log?.committed();
  }

  /** How long a revision took is known when its last statement was answered. */
  async #writeLog(): Promise<void> {
    if (this.log === null || this.log.isEmpty) return;
    await this.settleAhead();
    for (const statement of this.log.take()) this.post({ statement, origin: null });
  }

  /** SQL of a revision may hold a COMMIT or a ROLLBACK, which nothing keeps from ending the transaction of the run. */
  async #refuseEndedTransaction(): Promise<void> {
    if (!this.#inTransaction || this.#connection.inTransaction() !== false) return;
    this.#inTransaction = false;
    this.versions.transactionEnded();
    this.progress.transactionEnded(await this.commits.readHeads(this.#connection));
    throw transactionEnded();
  }

  async rollback(): Promise<void> {
    // An interruption doesn't wait for the commit that is on its way.
    await this.#lastCommit;
    if (!this.#inTransaction) return;
    // After an error the answer to one more statement tells whether the transaction is still there.
    await this.#connection.query('');
    await this.#refuseEndedTransaction();
    await this.#connection.query(rollbackWord(this.#connection));
    this.#inTransaction = false;
    this.versions.transactionEnded();
    this.#locks?.rolledBack();
    this.log?.rolledBack();
  }

  /**
   * After a failure for a lock that others hold: rolls back everything since the last commit, lets them work, and says
   * that it can be run again. False after any other failure, and if something stays.
   */
  async stepBack(error: unknown, { partOfRevision } = { partOfRevision: false }): Promise<boolean> {
    const cause = findOrigin(error)?.error ?? error;
    if (!this.#inTransaction || this.#locks?.canRetry(cause) !== true) return false;
    if (!(partOfRevision || this.progress.mayRepeat) || this.isStopped) return false;
    await Promise.all([this.#posted.settle(), this.#ahead.settle()]);
    await this.rollback();
    this.#posted.forgetFailure();
    this.lastFailure = null;
    this.#ahead = new SentAhead(this.#posted.fail);
    await this.#locks.retries.pause(partOfRevision ? 0 : this.progress.rolledBack(), this.#signal);
    this.#stop.refuse();
    return true;
  }

  async rollbackOwn(): Promise<void> {
    if (this.#inTransaction || this.isNested || this.#connection.inTransaction() === false) return;
    await this.#connection.query('ROLLBACK').catch(() => undefined);
  }

  send<R = Row>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    const isAlone = this.#inTransaction && this.#locks?.isRetrying === true;
    const send = () => this.#send<R>(statement, origin, parameters);
    const sent = isAlone ? this.#lastSent.then(send) : send();
    const end = () => this.#unanswered.delete(ended);
    const ended: Promise<unknown> = sent.then(end, end);
    this.#unanswered.set(ended, statement);
    this.#lastSent = ended;
    return sent;
  }

  /** Waits for what was running when the run was stopped: outside a transaction it may have done something. */
  async settleUnanswered(limitMs: number): Promise<void> {
    await Promise.race([Promise.all(this.#unanswered.keys()), sleep(limitMs, undefined, { ref: false })]);
    if (this.#inTransaction) return;
    for (const statement of this.#unanswered.values()) this.progress.keep(isRepeatableStatement(statement));
  }

  async #send<R>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    for (;;) {
      try {
        return await this.#sendOnce<R>(statement, origin, parameters);
      } catch (error) {
        if (!(await this.#mayRepeat(error, statement))) throw error;
      }
    }
  }

  /** A statement that failed for a lock is sent once more alone if nothing else would have to be, and nobody waits. */
  async #mayRepeat(error: unknown, statement: string): Promise<boolean> {
    const locks = this.#locks;
    if (locks === null || this.isStopped) return false;
    const isAlone = this.#inTransaction ? this.#sentInTransaction === 1 : locks.canRepeatOutside(error, statement);
    if (!isAlone && !(this.#inTransaction && (await locks.rollbackStatement(error)))) return false;
    if (!locks.canRetry(error)) return false;
    const wasInTransaction = this.#inTransaction;
    if (isAlone) await this.rollback();
    await locks.retries.pause(0, this.#signal);
    if (isAlone && wasInTransaction) await this.begin(this.#mode);
    this.lastFailure = null;
    return true;
  }

  async #sendOnce<R>(
    statement: string,
    origin: FailureOrigin,
    parameters?: readonly unknown[],
  ): Promise<QueryResult<R>> {
    this.#stop.refuse();
    this.versions.postBefore(statement);
    this.#locks?.prepare({ statement, inTransaction: this.#inTransaction, ahead: false });
    this.#sentInTransaction += 1;
    this.#awaited.sent();
    try {
      const result = await this.#connection.query<R>(statement, parameters);
      // A transaction that the revision itself has begun can still be rolled back.
      const canRollBack = this.#inTransaction || this.#connection.inTransaction() === true;
      this.progress.statementDone(canRollBack, isRepeatableStatement(statement));
      await this.#refuseEndedTransaction();
      this.#locks?.succeeded();
      return result;
    } catch (error) {
      this.#noteFailure(error, { ...origin, statement });
      throw error;
    } finally {
      this.#awaited.answered();
    }
  }

  async sendAhead(statement: string, origin: FailureOrigin): Promise<void> {
    const { queryAhead } = this.#connection;
    if (queryAhead === undefined || this.#locks?.maySendAhead(statement) === false) {
      await this.send(statement, origin);
      return;
    }
    await this.#ahead.makeRoom();
    this.throwPostedFailure();
    this.#stop.refuse();
    this.versions.postBefore(statement);
    this.#locks?.prepare({ statement, inTransaction: true, ahead: true });
    this.#sentInTransaction += 1;
    this.progress.statementDone(true, false);
    this.#awaited.sent();
    this.#ahead.add((onAnswer) =>
      queryAhead(statement, (error) => {
        this.#awaited.answered();
        if (error !== null) this.#noteFailure(error, { ...origin, statement });
        onAnswer(error);
      }),
    );
  }

  async settleAhead(): Promise<void> {
    if (this.#ahead.count > 0) await this.settle();
  }

  whenDone(callback: () => void): void {
    this.#ahead.whenDone(callback);
  }

  post({ statement, origin, check }: Posted): void {
    // It would follow the ROLLBACK that is on its way, and stay.
    this.#stop.refuse();
    this.#sentInTransaction += 1;
    const sent = this.#connection.query(statement).then(({ rowCount }) => check?.(rowCount));
    this.#posted.add(
      sent.catch((error: unknown) => {
        if (origin !== null) this.#noteFailure(error, { ...origin, statement });
        throw error;
      }),
    );
  }

  async settle(): Promise<void> {
    this.versions.post();
    const wasAhead = this.#ahead.count > 0;
    await Promise.all([this.#posted.settle(), this.#ahead.settle()]);
    this.throwPostedFailure();
    if (wasAhead) await this.#refuseEndedTransaction();
  }

  throwPostedFailure(): void {
    this.#posted.throwFailure();
  }

  get isStopped(): boolean {
    return this.#stop.isStopped;
  }

  /** Lets no further statement through; true if one is running. */
  stop(reason: unknown): boolean {
    this.#stop.stop(reason);
    return this.#awaited.isAny;
  }

  unlessStopped<T>(work: T): Promise<Awaited<T>> {
    return this.#stop.unlessStopped(work);
  }

  #noteFailure(error: unknown, origin: FailureOrigin): void {
    noteOrigin(error, origin);
    if (findPostgresReport(error)?.sqlState !== TRANSACTION_IS_ABORTED) this.lastFailure = error;
    if (this.#inTransaction) return;
    // Nobody knows how far a statement came whose answer was lost. What a CREATE INDEX CONCURRENTLY has begun stays as an
    // invalid index.
    const repeatable = isRepeatableStatement(origin.statement ?? '');
    if (repeatable || isConnectionLost(error)) this.progress.keep(repeatable);
  }
}
