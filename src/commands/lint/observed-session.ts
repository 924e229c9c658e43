import type { Connection } from '../../runtime/connection.js';
import { type FailureOrigin, noteOrigin } from '../../runtime/run/failure-origin.js';
import type { Posted } from '../../runtime/run/posted-statements.js';
import { RunProgress } from '../../runtime/run/run-progress.js';
import type { StepSession } from '../../runtime/run/step-session.js';
import { VersionRecord } from '../../runtime/run/version-record.js';
import type { Step } from '../../script/step.js';
import type { Queryable, QueryResult, Row } from '../../util/queryable.js';
import { beginWord, commitWord, rollbackWord } from '../../util/transaction-words.js';
import type { RelationWatch, StatementFacts } from './relation-watch.js';

/** A statement of a revision, and what it did. */
export interface SeenStatement {
  readonly step: Step;
  readonly statement: string;
  /** `op.addColumn`; null in SQL of the user. */
  readonly directive: string | null;
  readonly place: { readonly line: number; readonly column: number } | null;
  readonly inTransaction: boolean;
  /** Null if it wasn't run. */
  readonly facts: StatementFacts | null;
}

/** Runs revisions on a scratch database, one statement after another, and sees what each does. Without one, takes them down. */
export class ObservedSession implements StepSession {
  readonly server = null;
  readonly isNested = false;
  readonly log = null;
  readonly progress = new RunProgress();
  readonly versions = new VersionRecord((posted) => this.post(posted));
  readonly seen: SeenStatement[] = [];
  inTransaction = false;
  readonly #connection: Connection | null;
  readonly #watch: RelationWatch | null;
  #last: Promise<unknown> = Promise.resolve();
  readonly #whole = new Set<Step>();
  #isNewStep = true;

  constructor(connection: Connection | null, watch: RelationWatch | null) {
    this.#connection = connection;
    this.#watch = watch;
  }

  get offline(): boolean {
    return this.#connection === null;
  }

  get isStopped(): boolean {
    return false;
  }

  async begin(): Promise<void> {
    if (!this.inTransaction) await this.#query(beginWord);
    this.inTransaction = true;
  }

  async commit(): Promise<void> {
    await this.settle();
    if (this.inTransaction) await this.#query(commitWord);
    this.inTransaction = false;
    this.progress.committed();
  }

  /** At `devUrl`, all may take place in a transaction that is rolled back in the end. */
  async #query(word: (db: Queryable) => string): Promise<void> {
    if (this.#connection !== null) await this.#connection.query(word(this.#connection));
  }

  async rollback(): Promise<void> {
    if (this.inTransaction) await this.#query(rollbackWord);
    this.inTransaction = false;
  }

  /** Nobody else uses a scratch database, so a failure stays one. */
  stepBack(): Promise<boolean> {
    return Promise.resolve(false);
  }

  beginStep(): void {
    this.progress.beginStep();
    this.#isNewStep = true;
  }

  /** To be called when a step has come to its end. */
  stepDone(step: Step): void {
    this.#whole.add(step);
  }

  /** The statements of the steps that have come to their end. A step may fail before any of its statements is seen. */
  get seenOfWhole(): readonly SeenStatement[] {
    return this.seen.filter(({ step }) => this.#whole.has(step));
  }

  /** Directives send their statements without waiting. Each has to be seen by itself. */
  send<R = Row>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    const sent = this.#last.then(() => this.#run<R>(statement, origin, parameters));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async #run<R>(statement: string, origin: FailureOrigin, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    const { step, directive = null, callSite } = origin;
    const { inTransaction } = this;
    const place = callSite?.() ?? null;
    const see = (facts: StatementFacts | null) =>
      this.seen.push({
        step,
        statement,
        directive: isOfUser(directive) ? null : directive,
        place,
        inTransaction,
        facts,
      });
    if (this.#isNewStep) await this.#watch?.beginRevision();
    this.#isNewStep = false;
    if (this.#connection === null) {
      see(null);
      return { rows: [], rowCount: null };
    }
    try {
      this.#watch?.beginStatement();
      const result = await this.#connection.query<R>(statement, parameters);
      see((await this.#watch?.endStatement()) ?? null);
      return result;
    } catch (error) {
      noteOrigin(error, { ...origin, statement });
      throw error;
    }
  }

  async sendAhead(statement: string, origin: FailureOrigin): Promise<void> {
    await this.send(statement, origin);
  }

  async settleAhead(): Promise<void> {
    await this.#last;
  }

  whenDone(callback: () => void): void {
    callback();
  }

  async rollbackOwn(): Promise<void> {
    if (!this.inTransaction && this.#connection?.isNested !== true) await this.#connection?.query('ROLLBACK');
  }

  /** A write to the version table. */
  post({ statement }: Posted): void {
    const connection = this.#connection;
    if (connection !== null) this.#last = this.#last.then(() => connection.query(statement));
  }

  async settle(): Promise<void> {
    await this.#last;
  }

  throwPostedFailure(): void {
    // A write to the version table fails when it is settled.
  }

  async unlessStopped<T>(work: T): Promise<Awaited<T>> {
    return await work;
  }
}

const DIRECTIVES_OF_USER_SQL = new Set(['op.execute', 'op.getBind().query']);

function isOfUser(directive: string | null): boolean {
  return directive === null || DIRECTIVES_OF_USER_SQL.has(directive);
}
