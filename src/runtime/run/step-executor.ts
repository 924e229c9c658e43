import { AsyncLocalStorage } from 'node:async_hooks';
import { compileOperation } from '../../ddl/compile.js';
import { backfillCondition, backfillValues, compileBackfillBlock } from '../../ddl/compile-backfill.js';
import { compileBatch } from '../../ddl/compile-batch.js';
import { resumedWithoutRows } from '../../errors/journal-errors.js';
import { connectionNeeded } from '../../errors/operation-errors.js';
import { callersTransaction, concurrentlyInTransaction } from '../../errors/run-errors.js';
import type { BackfillColumns } from '../../operations/backfill-operation.js';
import type { Execute } from '../../operations/execute-operation.js';
import type { Operation } from '../../operations/operation.js';
import type { SqlStatement } from '../../script/split-statements.js';
import type { RevisionStep } from '../../script/step.js';
import type { Queryable, QueryResult } from '../../util/queryable.js';
import { DestructionGuard } from '../guard/destruction-guard.js';
import type { Guard, GuardedOperations, GuardedText } from '../guard/guard.js';
import { ScriptGuard } from '../guard/script-guard.js';
import type { Directive } from '../journal/committed-directive.js';
import type { RevisionJournal } from '../journal/revision-journal.js';
import type { DirectiveForms, WrittenForms } from '../online/directive-forms.js';
import { OnlineDirectives } from '../online/online-directives.js';
import type { OnlineRun } from '../online/online-run.js';
import type { Batch, DirectiveExecutor } from '../op/directive-executor.js';
import type { OperationContext } from '../operations.js';
import type { RunEvents } from '../run-options.js';
import { addsEnumValue } from './adds-enum-value.js';
import { attempt } from './attempt.js';
import { captureCallSite } from './call-site.js';
import { isConcurrent } from './concurrent-operation.js';
import { DirectiveQueue } from './directive-queue.js';
import { type FailureOrigin, noteOrigin } from './failure-origin.js';
import { isRowChange, learnColumns, type RowChange } from './learn-columns.js';
import { LocalSettings } from './local-settings.js';
import { sendRepeatably } from './repeat/send-repeatably.js';
import { rowsAsideLock } from './rows-aside-lock.js';
import type { StepSession } from './step-session.js';
import { unreadableRows } from './unreadable-rows.js';

interface ExecutorOptions {
  readonly step: RevisionStep;
  readonly allowDestructive: boolean | readonly string[];
  readonly tag: string | null;
  readonly x: OperationContext['x'];
  readonly online?: OnlineRun | null;
  readonly journal?: RevisionJournal | null;
  readonly onOnlineStep?: RunEvents['onOnlineStep'];
  readonly onBackfill?: RunEvents['onBackfill'];
  readonly writtenForms?: WrittenForms | undefined;
}

/** Runs the directives of one revision, on a connection or into a script. */
export class StepExecutor implements DirectiveExecutor {
  readonly context: OperationContext;
  /** A commit must come before the next revision: a value was added to an enum. */
  needsCommit = false;
  readonly #session: StepSession;
  readonly step: RevisionStep;
  /** Null if data may be destroyed. */
  readonly #guard: Guard | null;
  readonly #journal: RevisionJournal | null;
  readonly #online: DirectiveForms | null;
  readonly #queue = new DirectiveQueue();
  readonly #settings = new LocalSettings();
  /** The queue of the autocommitBlock around the caller. Created late, because it makes promises slower. */
  #blocks: AsyncLocalStorage<DirectiveQueue> | null = null;

  constructor(session: StepSession, options: ExecutorOptions) {
    const { step, allowDestructive, tag, x, journal = null, online = null, onOnlineStep, onBackfill } = options;
    const { writtenForms } = options;
    const isAllowed = allowDestructive === true || (allowDestructive || []).includes(step.revision.id);
    this.#session = session;
    this.step = step;
    this.#guard = isAllowed ? null : createGuard(session, step);
    this.#journal = journal;
    this.#online =
      journal === null
        ? (writtenForms?.(!isAllowed, this.#settings) ?? null)
        : new OnlineDirectives({
            ...{ session, journal, online, onOnlineStep, onBackfill, isGuarded: !isAllowed, settings: this.#settings },
            runPlain: (operation, origin) => this.#runPlain(operation, origin),
          });
    this.context = { offline: session.offline, tag, x, revision: step.revision.id, direction: step.direction };
  }

  get file(): string {
    return this.step.revision.path;
  }

  get bind(): Queryable {
    if (this.#session.offline) throw this.#refuse('op.getBind', 'there is no connection');
    return { query: (sql, parameters) => this.#query(sql, parameters) };
  }

  run(directive: string, prepare: () => readonly Operation[]): Promise<void> {
    const origin = this.#originOf(directive);
    const operations = attempt(prepare, origin);
    return this.#enqueue(async () => {
      for (const operation of operations()) await this.#carryOut(operation, origin);
    });
  }

  runParts(directive: string, prepare: () => AsyncIterable<Operation>): Promise<void> {
    const origin = this.#originOf(directive);
    const parts = attempt(prepare, origin);
    return this.#enqueueOf(origin, async () => {
      for await (const operation of parts()) await this.#carryOut(operation, origin);
    });
  }

  execute<R>(prepare: () => Execute): Promise<readonly R[]> {
    const origin = this.#originOf('op.execute');
    const operation = attempt(prepare, origin);
    return this.#enqueue(async () => {
      const { sql, parameters } = operation();
      await this.dropPostponed();
      this.#settings.add(sql, origin);
      const before = this.#answerBefore<R>('op.execute', { sql, parameters });
      if (before !== null) return before.rows;
      this.needsCommit ||= addsEnumValue(sql);
      const { rows } = await this.#sendCounted<R>({ sql, origin, parameters });
      return this.#session.offline
        ? unreadableRows<R>(() => this.#refuse('op.execute', 'it has no rows to read'))
        : rows;
    });
  }

  /** Runs the SQL of a revision, a statement at a time: some, such as CREATE INDEX CONCURRENTLY, must come alone. */
  async runStatements(statements: readonly SqlStatement[]): Promise<void> {
    const { step } = this;
    const file = step.revision.path;
    try {
      for (const { text, line, column } of statements) {
        if (this.#isDone(text)) continue;
        this.needsCommit ||= addsEnumValue(text);
        const origin = { step, callSite: () => ({ file, line, column }) };
        if (this.#guard === null && this.#session.inTransaction) await this.#session.sendAhead(text, origin);
        else await this.#send({ sql: text, origin });
      }
    } catch (error) {
      await this.#session.rollbackOwn();
      throw error;
    }
  }

  /** Commits, runs the block outside a transaction, and begins again. */
  autocommitBlock(block: () => Promise<void>): Promise<void> {
    const origin = this.#originOf('op.autocommitBlock');
    return this.#enqueueOf(origin, async () => {
      if (this.#session.isNested) throw callersTransaction('op.autocommitBlock runs outside a transaction');
      await this.#runOutside(block);
    });
  }

  batch(directive: string, block: () => Promise<Batch>): Promise<void> {
    const origin = this.#originOf(directive);
    return this.#enqueueOf(origin, async () => {
      const { table, operations } = await this.#runBlock(block);
      await this.dropPostponed();
      if (this.#isDone(operations)) return;
      for (const operation of operations) this.#refuseToRun(operation);
      await this.#sendOperations({ operations, statements: compileBatch(table, operations), origin });
    });
  }

  async #runOutside(block: () => Promise<void>): Promise<void> {
    await this.dropPostponed();
    const wasInTransaction = this.#session.inTransaction;
    this.finish();
    this.#settings.forget();
    await this.#session.commit();
    try {
      await this.#runBlock(block);
      this.#keepKnown();
    } finally {
      if (wasInTransaction) await this.#session.begin();
    }
  }

  /** Everything so far is committed, and another attempt of this run would skip it. */
  #keepKnown(): void {
    if (this.#journal === null) return;
    this.#journal.isCommitted();
    this.#session.progress.keptIsKnown();
  }

  drain(): Promise<void> {
    return this.#queue.drain();
  }

  /** To be called when the revision is done, before it is recorded. */
  finish(): void {
    this.#guard?.finish();
  }

  close(reason: unknown): Promise<void> {
    return this.#queue.close(reason);
  }

  async #runBlock<T>(block: () => Promise<T>): Promise<T> {
    const queue = new DirectiveQueue();
    this.#blocks ??= new AsyncLocalStorage();
    const result = await this.#blocks.run(queue, block);
    await queue.drain();
    return result;
  }

  /** Notes where an error comes from that no statement tells. */
  #enqueueOf<T>(origin: FailureOrigin, work: () => Promise<T>): Promise<T> {
    return this.#enqueue(async () => {
      try {
        return await work();
      } catch (error) {
        noteOrigin(error, origin);
        throw error;
      }
    });
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    return (this.#blocks?.getStore() ?? this.#queue).run(work);
  }

  #query<R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    const origin = this.#originOf('op.getBind().query');
    return this.#enqueue(async () => {
      await this.dropPostponed();
      const before = this.#answerBefore<R>('op.getBind().query', { sql, parameters });
      return before ?? this.#sendCounted<R>({ sql, origin, parameters });
    });
  }

  /** What a statement has returned that an attempt before has committed; null if it has to run. */
  #answerBefore<R>(name: string, directive: Directive): QueryResult<R> | null {
    if (!this.#isDone(directive)) return null;
    const refuse = () => this.#refuse(name, resumedWithoutRows());
    return this.#journal?.answer<R>() ?? { rows: unreadableRows<R>(refuse), rowCount: null };
  }

  async #sendCounted<R>(text: GuardedText): Promise<QueryResult<R>> {
    const answer = await this.#send<R>(text);
    this.#journal?.remember(answer);
    return answer;
  }

  /** Whether a run that was cut off has committed a directive, or a statement; it is counted. */
  #isDone(directive: Directive): boolean {
    return this.#journal?.next(directive) === 'done';
  }

  /** Drops indexes that wait to be created again. To be called when the revision is done. */
  async dropPostponed(): Promise<void> {
    await this.#online?.dropPostponed(this.#beforeCommit);
    await this.#settings.restore(this.#session);
  }

  /** Called before a commit that the revision does not know of. */
  readonly #beforeCommit = (): void => {
    this.finish();
    this.#settings.lose();
  };

  /** To be called when the revision is done. */
  refuseIfShort(): void {
    this.#journal?.refuseIfShort();
  }

  async #carryOut(operation: Operation, origin: FailureOrigin): Promise<void> {
    const isDone = await this.#online?.carryOut(operation, origin, this.#beforeCommit);
    await this.#settings.restore(this.#session);
    if (isDone !== true) await this.#runPlain(operation, origin);
  }

  async #runPlain(operation: Operation, origin: FailureOrigin): Promise<void> {
    if (operation.kind === 'backfill' && (await this.#writeBatches(operation, origin))) return;
    this.needsCommit ||= operation.kind === 'addEnumValue';
    const known = isRowChange(operation) ? await this.#learn(operation, origin) : operation;
    const statements = [
      ...rowsAsideLock(operation, this.#session.inTransaction),
      ...attempt(() => this.#compile(known), origin)(),
    ];
    if (operation.kind === 'execute') for (const sql of statements) await this.#send({ sql, origin });
    else await this.#sendOperations({ operations: [operation], statements, origin });
  }

  /** A script can't know how large the table is, so it has batches if it knows what to walk by. */
  async #writeBatches(operation: BackfillColumns, origin: FailureOrigin): Promise<boolean> {
    const { key } = operation;
    if (!this.#session.offline || key === null || this.#guard !== null) return false;
    await this.#runOutside(async () => {
      const filled = { ...operation, set: backfillValues(operation), where: backfillCondition(operation) };
      await this.#session.send(compileBackfillBlock(filled, key), origin);
    });
    return true;
  }

  /** SQL of the user's own. */
  #send<R>(text: GuardedText): Promise<QueryResult<R>> {
    const { sql: statement, origin, parameters } = text;
    return this.#guard?.send<R>(text) ?? sendRepeatably<R>(this.#session, { statement, origin, parameters });
  }

  async #sendOperations(work: GuardedOperations): Promise<void> {
    const send = () => this.#sendAll(work.statements, work.origin);
    await (this.#guard?.carryOut(work, send) ?? send());
  }

  async #sendAll(statements: readonly string[], origin: FailureOrigin): Promise<readonly QueryResult<unknown>[]> {
    if (!this.#session.inTransaction) {
      const results: QueryResult<unknown>[] = [];
      for (const statement of statements) {
        results.push(await sendRepeatably<unknown>(this.#session, { statement, origin }));
      }
      return results;
    }
    // In a transaction PostgreSQL runs nothing after a failure, so there is no need to wait in between.
    const sent = statements.map((statement) => this.#session.send(statement, origin));
    if (sent.length === 1) return Promise.all(sent);
    await Promise.allSettled(sent);
    return Promise.all(sent);
  }

  async #learn(operation: RowChange, origin: FailureOrigin): Promise<RowChange> {
    if (this.#session.offline) return operation;
    try {
      return await learnColumns(operation, { query: (sql) => this.#session.send(sql, origin) });
    } catch (error) {
      noteOrigin(error, origin);
      throw error;
    }
  }

  /** Fails the revision, even if it catches the error: without an answer, the script would be wrong. */
  #refuse(directive: string, what: string): Error {
    const error = connectionNeeded(what);
    noteOrigin(error, this.#originOf(directive));
    void this.#enqueue(() => Promise.reject(error));
    return error;
  }

  #compile(operation: Operation): readonly string[] {
    this.#refuseToRun(operation);
    return compileOperation(operation);
  }

  #refuseToRun(operation: Operation): void {
    if (this.#session.inTransaction && isConcurrent(operation)) throw concurrentlyInTransaction();
  }

  #originOf(directive: string): FailureOrigin {
    const callSite = captureCallSite(this.#originOf, this.step.revision.path);
    return { step: this.step, directive, callSite };
  }
}

function createGuard(session: StepSession, step: RevisionStep): Guard {
  return session.offline ? new ScriptGuard(session, step) : new DestructionGuard(session, step);
}
