import { AsyncLocalStorage } from 'node:async_hooks';
import { resultUnknown } from '../../errors/operation-errors.js';
import type { Execute } from '../../operations/execute-operation.js';
import type { Operation } from '../../operations/operation.js';
import type { SqlStatement } from '../../script/split-statements.js';
import type { RevisionStep } from '../../script/step.js';
import type { Queryable } from '../../util/queryable.js';
import type { Batch, DirectiveExecutor } from '../op/directive-executor.js';
import type { OperationContext } from '../operations.js';
import { attempt } from '../run/attempt.js';
import { captureCallSite } from '../run/call-site.js';
import { DirectiveQueue } from '../run/directive-queue.js';
import { type FailureOrigin, noteOrigin } from '../run/failure-origin.js';
import { unreadableRows } from '../run/unreadable-rows.js';
import type { DirectiveOrigin, PlannedBody, PlannedDirective, UnknownRest } from './planned-directive.js';

interface PlanExecutorOptions {
  readonly step: RevisionStep;
  readonly tag: string | null;
  readonly x: OperationContext['x'];
}

/** Takes down the directives of one revision, and runs none of them. */
export class PlanExecutor implements DirectiveExecutor {
  readonly context: OperationContext;
  readonly #step: RevisionStep;
  readonly #directives: PlannedDirective[] = [];
  readonly #queue = new DirectiveQueue();
  readonly #blocks = new AsyncLocalStorage<DirectiveQueue>();
  #unknown: UnknownRest | null = null;

  constructor({ step, tag, x }: PlanExecutorOptions) {
    this.#step = step;
    this.context = { offline: false, tag, x, revision: step.revision.id, direction: step.direction };
  }

  get body(): PlannedBody {
    return { directives: this.#directives, unknown: this.#unknown };
  }

  /** Whether the revision has read what the plan can't know. */
  get isUnknown(): boolean {
    return this.#unknown !== null;
  }

  get file(): string {
    return this.#step.revision.path;
  }

  get bind(): Queryable {
    return { query: (sql, parameters) => this.#query(sql, parameters) };
  }

  run(directive: string, prepare: () => readonly Operation[]): Promise<void> {
    const origin = this.#originOf(directive);
    const operations = attempt(prepare, origin);
    return this.#enqueue(origin, async () => {
      this.#add({ ...origin, kind: 'operations', operations: operations(), batch: null });
    });
  }

  runParts(directive: string, prepare: () => AsyncIterable<Operation>): Promise<void> {
    const origin = this.#originOf(directive);
    const parts = attempt(prepare, origin);
    return this.#enqueue(origin, async () => {
      for await (const operation of parts()) {
        this.#add({ ...origin, kind: 'operations', operations: [operation], batch: null });
      }
    });
  }

  execute<R>(prepare: () => Execute): Promise<readonly R[]> {
    const origin = this.#originOf('op.execute');
    const operation = attempt(prepare, origin);
    return this.#enqueue(origin, async () => {
      const { sql, parameters } = operation();
      this.#add({ ...origin, kind: 'sql', sql, parameters, counted: { sql, parameters } });
      return unreadableRows<R>(() => this.#stop('it reads the result of op.execute'));
    });
  }

  batch(directive: string, block: () => Promise<Batch>): Promise<void> {
    const origin = this.#originOf(directive);
    return this.#enqueue(origin, async () => {
      const { table, operations } = await this.#runBlock(block);
      this.#add({ ...origin, kind: 'operations', operations, batch: table });
    });
  }

  autocommitBlock(block: () => Promise<void>): Promise<void> {
    return this.#enqueue(this.#originOf('op.autocommitBlock'), async () => {
      this.#add({ kind: 'leave' });
      await this.#runBlock(block);
      this.#add({ kind: 'return' });
    });
  }

  addStatements(statements: readonly SqlStatement[]): void {
    const step = this.#step;
    const file = step.revision.path;
    for (const { text, line, column } of statements) {
      const origin = { step, directive: 'SQL', callSite: () => ({ file, line, column }) };
      this.#add({ ...origin, kind: 'sql', sql: text, parameters: undefined, counted: text });
    }
  }

  drain(): Promise<void> {
    return this.#queue.drain();
  }

  close(reason: unknown): Promise<void> {
    return this.#queue.close(reason);
  }

  #query<R>(sql: string, parameters?: readonly unknown[]) {
    const origin = this.#originOf('op.getBind().query');
    return this.#enqueue(origin, async () => {
      this.#add({ ...origin, kind: 'sql', sql, parameters, counted: { sql, parameters } });
      const stop = () => this.#stop(`it reads the result of ${origin.directive}`);
      return {
        rows: unreadableRows<R>(stop),
        get rowCount(): never {
          throw stop();
        },
      };
    });
  }

  /** The first reason counts. A revision that catches the error comes to nothing more that is known. */
  #stop(reason: string): Error {
    this.#unknown ??= { reason, callSite: captureCallSite(this.#stop, this.#step.revision.path) };
    return resultUnknown(reason);
  }

  #add(directive: PlannedDirective): void {
    if (this.#unknown !== null) throw resultUnknown(this.#unknown.reason);
    this.#directives.push(directive);
  }

  async #runBlock<T>(block: () => Promise<T>): Promise<T> {
    const queue = new DirectiveQueue();
    const result = await this.#blocks.run(queue, block);
    await queue.drain();
    return result;
  }

  #enqueue<T>(origin: FailureOrigin, work: () => Promise<T>): Promise<T> {
    return (this.#blocks.getStore() ?? this.#queue).run(async () => {
      try {
        return await work();
      } catch (error) {
        noteOrigin(error, origin);
        throw error;
      }
    });
  }

  #originOf(directive: string): DirectiveOrigin {
    return { step: this.#step, directive, callSite: captureCallSite(this.#originOf, this.#step.revision.path) };
  }
}
