import { destructionRefused, destructionUnknown } from '../../errors/destruction-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { splitStatements } from '../../script/split-statements.js';
import type { RevisionStep } from '../../script/step.js';
import { transactionCommand } from '../../script/transaction-command.js';
import type { Queryable, QueryResult } from '../../util/queryable.js';
import { findPostgresReport } from '../postgres-report.js';
import { type FailureOrigin, noteOrigin } from '../run/failure-origin.js';
import { sendRepeatably } from '../run/repeat/send-repeatably.js';
import type { StepSession } from '../run/step-session.js';
import type { Guard, GuardedOperations, GuardedText } from './guard.js';
import { isHarmlessAlone } from './harmless-statement.js';
import { TransactionWatch } from './transaction-watch.js';
import { startsWith, type Word, wordsOf } from './words.js';

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[] | undefined;
  readonly words: readonly Word[];
  readonly command: 'begins' | 'ends' | null;
  readonly origin: FailureOrigin;
}

/**
 * Watches what each statement does to the database, in the same transaction, so that a loss can be rolled back. A
 * statement that would run outside a transaction gets a separate one.
 */
export class DestructionGuard implements Guard {
  readonly #session: StepSession;
  readonly #step: RevisionStep;
  readonly #watch = new TransactionWatch();
  #refusal: LimbeckError | null = null;
  /** The revision has begun a transaction by itself. */
  #hasBegun = false;

  constructor(session: StepSession, step: RevisionStep) {
    this.#session = session;
    this.#step = step;
  }

  async send<R>(text: GuardedText): Promise<QueryResult<R>> {
    this.#throwRefusal();
    const statements = this.#split(text);
    const sendAll = async () => {
      let result: QueryResult<R> = { rows: [], rowCount: null };
      for (const statement of statements) result = await this.#sendOne<R>(statement);
      return result;
    };
    // PostgreSQL makes one transaction of the statements of one message.
    const isOne = statements.length > 1 && statements.every(({ command }) => command === null);
    return isOne && !this.#inTransaction ? this.#alone(text.origin, sendAll) : sendAll();
  }

  async carryOut(work: GuardedOperations, send: () => Promise<readonly QueryResult<unknown>[]>): Promise<void> {
    this.#throwRefusal();
    const { statements, origin } = work;
    const watch = async () => {
      this.#refuse(await this.#watch.operations(work, this.#ask(origin), send), origin);
    };
    if (this.#inTransaction) await watch();
    else if (statements.every((sql) => isHarmlessAlone(wordsOf(sql)))) await send();
    else await this.#alone(origin, watch);
  }

  finish(): void {
    this.#throwRefusal();
    this.#refuse(this.#watch.owed, { step: this.#step });
    this.#watch.forget();
  }

  get #inTransaction(): boolean {
    return this.#session.inTransaction || this.#hasBegun;
  }

  async #sendOne<R>(statement: Statement): Promise<QueryResult<R>> {
    const { command, words, origin } = statement;
    if (command !== null && !this.#session.inTransaction) return this.#sendCommand(statement);
    if (command === 'ends') throw this.#doubt('it ends the transaction in which Limbeck watches it', origin);
    if (isSetting(words)) return this.#sendPlain(statement);
    if (this.#inTransaction) return this.#sendWatched(statement);
    if (isHarmlessAlone(words)) return this.#sendPlain(statement);
    return this.#alone(origin, () => this.#sendWatched<R>(statement));
  }

  /** BEGIN and COMMIT of the revision's own, outside the transaction of the run. */
  async #sendCommand<R>(statement: Statement): Promise<QueryResult<R>> {
    if (statement.command === 'ends') this.finish();
    const result = await this.#sendPlain<R>(statement);
    const { words } = statement;
    this.#hasBegun = statement.command === 'begins' || isChained(words);
    this.#watch.forget();
    return result;
  }

  async #sendPlain<R>({ sql, parameters, words, origin }: Statement): Promise<QueryResult<R>> {
    const result = await sendRepeatably<R>(this.#session, { statement: sql, origin, parameters });
    if (startsWith(words, 'rollback')) this.#watch.forget();
    return result;
  }

  async #sendWatched<R>({ sql, parameters, words, origin }: Statement): Promise<QueryResult<R>> {
    const send = () => this.#session.send<R>(sql, origin, parameters);
    const { result, losses, doubt } = await this.#watch.statement(words, this.#ask(origin), send);
    this.#refuse(losses, { ...origin, statement: sql });
    if (doubt !== null) throw this.#doubt(doubt, { ...origin, statement: sql });
    return result;
  }

  /** Runs the work in a separate transaction, which is rolled back if it destroys data. */
  async #alone<T>(origin: FailureOrigin, work: () => Promise<T>): Promise<T> {
    this.#watch.forget();
    await this.#session.begin();
    try {
      const result = await work();
      this.finish();
      await this.#session.commit();
      return result;
    } catch (error) {
      await this.#session.rollback().catch(() => undefined);
      if (!NEEDS_NO_TRANSACTION.has(findPostgresReport(error)?.sqlState ?? '')) throw error;
      throw this.#doubt("PostgreSQL runs it only outside a transaction, where it can't be rolled back", origin);
    } finally {
      this.#watch.forget();
    }
  }

  #split({ sql, parameters, origin }: GuardedText): readonly Statement[] {
    if (parameters !== undefined) return [toStatement(sql, { parameters, origin })];
    try {
      const statements = splitStatements(sql, { file: '', line: 1 });
      // One statement goes as it is, so that PostgreSQL's positions in it are right.
      if (statements.length < 2) return [toStatement(sql, { parameters, origin })];
      return statements.map(({ text }) => toStatement(text, { parameters, origin }));
    } catch (error) {
      if (!(error instanceof LimbeckError)) throw error;
      throw this.#doubt("Limbeck can't split it into statements", { ...origin, statement: sql });
    }
  }

  #ask(origin: FailureOrigin): Queryable {
    return { query: (sql) => this.#session.send(sql, origin) };
  }

  #refuse(losses: readonly string[], origin: FailureOrigin): void {
    if (losses.length > 0) throw this.#fail(destructionRefused(losses, this.#step.revision.id), origin);
  }

  #doubt(reason: string, origin: FailureOrigin): LimbeckError {
    return this.#fail(destructionUnknown(reason, this.#step.revision.id), origin);
  }

  /** A revision that catches it must not go on to commit the loss. */
  #fail(error: LimbeckError, origin: FailureOrigin): LimbeckError {
    noteOrigin(error, origin);
    this.#refusal ??= error;
    return error;
  }

  #throwRefusal(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }
}

// active_sql_transaction, and invalid_transaction_termination of a procedure that commits.
const NEEDS_NO_TRANSACTION = new Set(['25001', '2D000']);

function toStatement(sql: string, { parameters, origin }: Pick<Statement, 'parameters' | 'origin'>): Statement {
  const words = wordsOf(sql);
  const first = words.slice(0, 5).map(({ text }) => text.toUpperCase());
  return { sql, parameters, words, command: transactionCommand(first), origin };
}

/** COMMIT AND CHAIN begins the next transaction at once. */
function isChained(words: readonly Word[]): boolean {
  return words.at(-1)?.text === 'chain' && words.at(-2)?.text !== 'no';
}

/** What changes nothing but the session, and must not come after another statement, or in a savepoint. */
function isSetting(words: readonly Word[]): boolean {
  const isSavepoint = startsWith(words, 'savepoint|release') || startsWith(words, 'rollback');
  return isSavepoint || (startsWith(words, 'set|reset|show') && !startsWith(words, 'set', 'constraints'));
}
