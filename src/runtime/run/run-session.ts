import { setTimeout as sleep } from 'node:timers/promises';
import { transactionEnded } from '../../errors/run-errors.js';
import type { QueryResult, Row } from '../../util/queryable.js';
import { beginWord, commitWord, rollbackWord } from '../../util/transaction-words.js';
import type { Connection } from '../connection.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';
import type { RunEvents } from '../run-options.js';
import { AwaitedAnswers } from './awaited-answers.js';
import { type CommitOutcome, learnCommitOutcome } from './commit-outcome.js';
import { type FailureOrigin, noteOrigin } from './failure-origin.js';
import { isRepeatableStatement } from './repeat/repeatable-statement.js';
import type { ServerAccess } from './repeat/server-access.js';
import type { RunLock } from './run-lock.js';
import type { RunProgress } from './run-progress.js';
import { SentAhead } from './sent-ahead.js';
import type { Posted, StepSession } from './step-session.js';

const TRANSACTION_IS_ABORTED = '25P02';

const TRANSACTION_ID = 'SELECT pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text AS id';

export interface RunSessionOptions {
  readonly connection: Connection;
  readonly lock: RunLock;
  readonly progress: RunProgress;
  readonly signal: AbortSignal | undefined;
  readonly onWarning: RunEvents['onWarning'] | undefined;
}

/** A commit that nobody knows the outcome of. */
export interface OpenCommit {
  readonly outcome: Exclude<CommitOutcome, 'committed' | 'aborted'>;
  readonly transactionId: string | null;
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
  #posted: Promise<unknown>[] = [];
  #postedFailure: { readonly error: unknown } | null = null;
  readonly #ahead = new SentAhead((error) => {
    this.#postedFailure ??= { error };
  });
  #onStop: (reason: unknown) => void = () => undefined;
  #stoppedBy: { readonly reason: unknown } | null = null;
  /** Why a transaction is aborted. */
  lastFailure: unknown = null;
  /** What became of a commit whose answer was lost; null if every commit was answered, or turned out. */
  openCommit: OpenCommit | null = null;
  /** What the version table names, as this or another connection sees it. */
  readHeads: (on: Connection) => Promise<readonly string[]> = () => Promise.resolve([]);
  #transactionId: string | null = null;
  /** The statements of revisions that PostgreSQL has not answered. */
  readonly #unanswered = new Set<Promise<unknown>>();
  readonly #awaited = new AwaitedAnswers();

  constructor(options: RunSessionOptions) {
    this.#signal = options.signal;
    this.#onWarning = options.onWarning;
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
      this.#refuseIfStopped();
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

  async begin(): Promise<void> {
    if (this.#inTransaction) return;
    this.#refuseIfStopped();
    this.post({ statement: beginWord(this.#connection), origin: null });
    this.#inTransaction = true;
    await this.#lock.takeInTransaction();
  }

  async commit(): Promise<void> {
    if (this.#inTransaction) this.#askTransactionId();
    await this.settle();
    this.#refuseIfStopped();
    if (this.#inTransaction) await this.#sendCommit();
    this.progress.committed();
  }

  /** The id that the server can be asked about later. Goes along with what was posted, so nobody waits for it. */
  #askTransactionId(): void {
    this.#transactionId = null;
    const asked = this.#connection
      .query<{ readonly id: string | null }>(TRANSACTION_ID)
      .then(({ rows }) => {
        this.#transactionId = rows[0]?.id ?? null;
      })
      .catch((error: unknown) => {
        this.#postedFailure ??= { error };
      });
    this.#posted.push(asked);
  }

  async #sendCommit(): Promise<void> {
    try {
      await this.#connection.query(commitWord(this.#connection));
    } catch (error) {
      // A refusal is an answer: everything was rolled back.
      if (!isConnectionLost(error) || !(await this.#wasCommitted())) throw error;
      this.#onWarning?.('The connection was lost during the commit. PostgreSQL says that it committed.');
    } finally {
      this.#inTransaction = false;
    }
  }

  async #wasCommitted(): Promise<boolean> {
    const { heads, headsWhenCommitted } = this.progress;
    const transactionId = this.#transactionId;
    const outcome = await learnCommitOutcome({
      connection: this.#connection,
      transactionId,
      signal: this.#signal,
      isUnchanged: async (connection) =>
        heads.join() !== headsWhenCommitted.join() && (await this.readHeads(connection)).join() === heads.join(),
    });
    if (outcome === 'in progress' || outcome === 'unknown') this.openCommit = { outcome, transactionId };
    return outcome === 'committed';
  }

  /** SQL of a revision may hold a COMMIT or a ROLLBACK, which nothing keeps from ending the transaction of the run. */
  async #refuseEndedTransaction(): Promise<void> {
    if (!this.#inTransaction || this.#connection.inTransaction() !== false) return;
    this.#inTransaction = false;
    this.progress.transactionEnded(await this.readHeads(this.#connection));
    throw transactionEnded();
  }

  async rollback(): Promise<void> {
    if (!this.#inTransaction) return;
    // After an error the answer to one more statement tells whether the transaction is still there.
    await this.#connection.query('');
    await this.#refuseEndedTransaction();
    await this.#connection.query(rollbackWord(this.#connection));
    this.#inTransaction = false;
  }

  async rollbackOwn(): Promise<void> {
    if (this.#inTransaction || this.isNested || this.#connection.inTransaction() === false) return;
    await this.#connection.query('ROLLBACK').catch(() => undefined);
  }

  send<R = Row>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    const sent = this.#send<R>(statement, origin, parameters);
    const ended: Promise<unknown> = sent.catch(() => undefined).finally(() => this.#unanswered.delete(ended));
    this.#unanswered.add(ended);
    return sent;
  }

  /** Waits for what was running when the run was stopped: outside a transaction it may have done something. */
  async settleUnanswered(limitMs: number): Promise<void> {
    await Promise.race([Promise.all(this.#unanswered), sleep(limitMs, undefined, { ref: false })]);
    if (this.#unanswered.size > 0 && !this.#inTransaction) this.progress.keep(false);
  }

  async #send<R>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    this.#refuseIfStopped();
    this.#awaited.sent();
    try {
      const result = await this.#connection.query<R>(statement, parameters);
      // A transaction that the revision itself has begun can still be rolled back.
      const canRollBack = this.#inTransaction || this.#connection.inTransaction() === true;
      this.progress.statementDone(canRollBack, isRepeatableStatement(statement));
      await this.#refuseEndedTransaction();
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
    if (queryAhead === undefined) {
      await this.send(statement, origin);
      return;
    }
    await this.#ahead.makeRoom();
    this.throwPostedFailure();
    this.#refuseIfStopped();
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
    const sent = this.#connection
      .query(statement)
      .then(({ rowCount }) => check?.(rowCount))
      .catch((error: unknown) => {
        if (origin !== null) this.#noteFailure(error, { ...origin, statement });
        this.#postedFailure ??= { error };
      });
    this.#posted.push(sent);
  }

  async settle(): Promise<void> {
    const posted = this.#posted;
    this.#posted = [];
    const wasAhead = this.#ahead.count > 0;
    await Promise.all([...posted, this.#ahead.settle()]);
    this.throwPostedFailure();
    if (wasAhead) await this.#refuseEndedTransaction();
  }

  throwPostedFailure(): void {
    if (this.#postedFailure !== null) throw this.#postedFailure.error;
  }

  get isStopped(): boolean {
    return this.#stoppedBy !== null;
  }

  /** Lets no further statement through; true if one is running. */
  stop(reason: unknown): boolean {
    this.#stoppedBy ??= { reason };
    this.#onStop(reason);
    return this.#awaited.isAny;
  }

  unlessStopped<T>(work: T): Promise<Awaited<T>> {
    // Nobody waits any more for what fails after the run has stopped.
    Promise.resolve(work).catch(() => undefined);
    this.#refuseIfStopped();
    return new Promise((resolve, reject) => {
      this.#onStop = reject;
      Promise.resolve(work).then(resolve, reject);
    });
  }

  #refuseIfStopped(): void {
    if (this.#stoppedBy !== null) throw this.#stoppedBy.reason;
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
