import { transactionEnded } from '../../errors/run-errors.js';
import type { QueryResult, Row } from '../../util/queryable.js';
import { beginWord, commitWord, rollbackWord } from '../../util/transaction-words.js';
import type { Connection } from '../connection.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';
import { type FailureOrigin, noteOrigin } from './failure-origin.js';
import type { RunLock } from './run-lock.js';
import type { RunProgress } from './run-progress.js';
import type { Posted, StepSession } from './step-session.js';

const TRANSACTION_IS_ABORTED = '25P02';

/** The statements and transactions of one run on a connection. */
export class RunSession implements StepSession {
  readonly offline = false;
  readonly #connection: Connection;
  readonly #lock: RunLock;
  readonly progress: RunProgress;
  #inTransaction = false;
  #posted: Promise<unknown>[] = [];
  #postedFailure: { readonly error: unknown } | null = null;
  #onStop: (reason: unknown) => void = () => undefined;
  #stoppedBy: { readonly reason: unknown } | null = null;
  /** Why a transaction is aborted. */
  lastFailure: unknown = null;
  /** True while nobody can know whether the transaction will have been committed. */
  commitInFlight = false;
  /** What the version table names. */
  readHeads: () => Promise<readonly string[]> = () => Promise.resolve([]);
  /** How many answers are waited for. */
  #running = 0;

  constructor(options: { readonly connection: Connection; readonly lock: RunLock; readonly progress: RunProgress }) {
    this.#connection = options.connection;
    this.#lock = options.lock;
    this.progress = options.progress;
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
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
    await this.settle();
    this.#refuseIfStopped();
    if (this.#inTransaction) await this.#sendCommit();
    this.progress.committed();
  }

  async #sendCommit(): Promise<void> {
    this.commitInFlight = true;
    try {
      await this.#connection.query(commitWord(this.#connection));
    } catch (error) {
      // A refusal is an answer: everything was rolled back.
      this.commitInFlight = isConnectionLost(error);
      throw error;
    } finally {
      this.#inTransaction = false;
    }
    this.commitInFlight = false;
  }

  /** SQL of a revision may hold a COMMIT or a ROLLBACK, which nothing keeps from ending the transaction of the run. */
  async #refuseEndedTransaction(): Promise<void> {
    if (!this.#inTransaction || this.#connection.inTransaction() !== false) return;
    this.#inTransaction = false;
    this.progress.transactionEnded(await this.readHeads());
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

  async send<R = Row>(
    statement: string,
    origin: FailureOrigin,
    parameters?: readonly unknown[],
  ): Promise<QueryResult<R>> {
    this.#refuseIfStopped();
    this.#running += 1;
    try {
      const result = await this.#connection.query<R>(statement, parameters);
      this.progress.statementDone(this.#inTransaction);
      await this.#refuseEndedTransaction();
      return result;
    } catch (error) {
      this.#noteFailure(error, { ...origin, statement });
      throw error;
    } finally {
      this.#running -= 1;
    }
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
    await Promise.all(posted);
    this.throwPostedFailure();
  }

  throwPostedFailure(): void {
    if (this.#postedFailure !== null) throw this.#postedFailure.error;
  }

  get isStopped(): boolean {
    return this.#stoppedBy !== null;
  }

  /** Lets no further statement through; true where one is running. */
  stop(reason: unknown): boolean {
    this.#stoppedBy ??= { reason };
    this.#onStop(reason);
    return this.#running > 0;
  }

  unlessStopped<T>(work: T): Promise<Awaited<T>> {
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
    // Nobody knows how far a statement came whose answer was lost.
    if (!this.#inTransaction && isConnectionLost(error)) this.progress.partlyKept = true;
    // What a CREATE INDEX CONCURRENTLY has begun stays as an invalid index.
    if (!this.#inTransaction && /\bconcurrently\b/i.test(origin.statement ?? '')) this.progress.partlyKept = true;
  }
}
