import { inlineParameters } from '../../ddl/inline-parameters.js';
import { interrupted } from '../../errors/run-errors.js';
import type { Step } from '../../script/step.js';
import { sqlComment } from '../../util/escape.js';
import type { QueryResult, Row } from '../../util/queryable.js';
import type { RunLog } from '../log/run-log.js';
import { type FailureOrigin, noteOrigin } from '../run/failure-origin.js';
import type { Posted } from '../run/posted-statements.js';
import { RunProgress } from '../run/run-progress.js';
import type { StepSession } from '../run/step-session.js';
import { VersionRecord } from '../run/version-record.js';
import { CommentReader } from './comments-above.js';
import type { ScriptLimits } from './script-limits.js';
import { hasPlainBackslash, refusePsqlCommands, terminate } from './script-text.js';

const BEGIN = 'BEGIN;';
const NOT_ASCII = /[\u0080-\uffff]/;

interface ScriptSessionOptions {
  readonly signal?: AbortSignal;
  /** False: without BEGIN and COMMIT. */
  readonly transactionalDdl?: boolean;
  readonly comments?: CommentReader;
  readonly log: RunLog | null;
  /** Null if statements may wait for locks as long as the session allows. */
  readonly limits: ScriptLimits | null;
}

/** Takes down the statements and transactions of a run instead of sending them. */
export class ScriptSession implements StepSession {
  readonly offline = true;
  readonly server = null;
  readonly isNested = false;
  readonly progress = new RunProgress();
  readonly versions = new VersionRecord((posted) => this.post(posted));
  readonly log: RunLog | null;
  readonly #signal: AbortSignal | undefined;
  readonly #hasTransactions: boolean;
  readonly #parts: string[] = [];
  readonly #comments: CommentReader;
  readonly #limits: ScriptLimits | null;
  readonly #seen = new WeakSet<FailureOrigin>();
  #inTransaction = false;

  constructor({ signal, transactionalDdl = true, comments, log, limits }: ScriptSessionOptions) {
    this.log = log;
    this.#comments = comments ?? new CommentReader();
    // Without BEGIN, nobody knows where transactions begin and end.
    this.#limits = transactionalDdl ? limits : null;
    this.#signal = signal;
    this.#hasTransactions = transactionalDdl;
  }

  /** Statements and comments, with an empty line between them. */
  get sql(): string {
    return this.#parts.length === 0 ? '' : `${[...this.#settings(), ...this.#parts].join('\n\n')}\n`;
  }

  /** What psql would take from its surroundings, and the server from the settings of the database or the role. */
  #settings(): readonly string[] {
    return [
      ...(this.#parts.some((part) => NOT_ASCII.test(part)) ? ["SET client_encoding = 'UTF8';"] : []),
      ...(this.#parts.some(hasPlainBackslash) ? ['SET standard_conforming_strings = on;'] : []),
    ];
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  stepBack(): Promise<boolean> {
    return Promise.resolve(false);
  }

  get isStopped(): boolean {
    return this.#signal?.aborted === true;
  }

  write(statement: string, comments: readonly string[] = []): void {
    this.#parts.push([...comments.map(sqlComment), terminate(statement)].join('\n'));
  }

  /** The comments above a directive, for its first statement. */
  #commentsOf(origin: FailureOrigin): readonly string[] {
    if (this.#seen.has(origin)) return [];
    this.#seen.add(origin);
    const path = origin.step.revision?.path;
    // The line of a directive is costly to find.
    if (path === undefined || !this.#comments.hasAny(path)) return [];
    const place = origin.callSite?.();
    const isInRevision = place !== undefined && place !== null && place.file === path;
    return isInRevision ? this.#comments.above(place.file, place.line) : [];
  }

  begin(): Promise<void> {
    if (!this.#inTransaction && this.#hasTransactions) this.write('BEGIN');
    this.#inTransaction = true;
    return Promise.resolve();
  }

  commit(): Promise<void> {
    for (const statement of this.log?.take() ?? []) this.write(statement);
    this.log?.committed();
    if (this.#inTransaction && this.#hasTransactions) this.#writeCommit();
    this.#inTransaction = false;
    this.#limits?.transactionEnded();
    this.progress.committed();
    return Promise.resolve();
  }

  /** To be called at the end of the script. */
  restoreLimits(): void {
    for (const statement of this.#limits?.atEnd() ?? []) this.write(statement);
  }

  /** A transaction in which nothing was written is left out. */
  #writeCommit(): void {
    if (this.#parts.at(-1) === BEGIN) this.#parts.pop();
    else this.write('COMMIT');
  }

  rollback(): Promise<void> {
    return Promise.resolve();
  }

  /** Alembic's line. */
  beginStep({ direction, from, to, revision }: Step): void {
    this.progress.beginStep();
    const message = revision === null || revision.message === '' ? '' : `, ${revision.message}`;
    const line = `Running ${direction} ${from.join(', ')} -> ${to.join(', ')}${message}`;
    this.#parts.push(sqlComment(line.replaceAll(/\s+/g, ' ')));
  }

  send<R = Row>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    try {
      const sql = parameters === undefined ? statement : inlineParameters(statement, parameters);
      refusePsqlCommands(sql);
      const limits = this.#limits?.before(sql, { inTransaction: this.#inTransaction }) ?? [];
      for (const limit of limits) this.write(limit);
      this.write(sql, this.#commentsOf(origin));
    } catch (error) {
      noteOrigin(error, { ...origin, statement });
      return Promise.reject(error);
    }
    this.progress.statementDone(this.#inTransaction, false);
    return Promise.resolve({ rows: [], rowCount: null });
  }

  async sendAhead(statement: string, origin: FailureOrigin): Promise<void> {
    await this.send(statement, origin);
  }

  settleAhead(): Promise<void> {
    return Promise.resolve();
  }

  whenDone(callback: () => void): void {
    callback();
  }

  post({ statement }: Posted): void {
    this.write(statement);
  }

  rollbackOwn(): Promise<void> {
    return Promise.resolve();
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  throwPostedFailure(): void {
    // Nothing that was written down can fail.
  }

  unlessStopped<T>(work: T): Promise<Awaited<T>> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(interrupted('Interrupted. No script was written.'));
      this.#signal?.addEventListener('abort', stop, { once: true });
      if (this.isStopped) stop();
      Promise.resolve(work)
        .finally(() => this.#signal?.removeEventListener('abort', stop))
        .then(resolve, reject);
    });
  }
}
