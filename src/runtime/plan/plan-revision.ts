import { blocksLargeTable } from '../../errors/online-errors.js';
import type { Operation } from '../../operations/operation.js';
import type { Directive } from '../journal/committed-directive.js';
import type { DirectiveState, RevisionJournal } from '../journal/revision-journal.js';
import { addsEnumValue } from '../run/adds-enum-value.js';
import { noteOrigin } from '../run/failure-origin.js';
import type { PlannedRevision, PlannedStep, PlannedUnknown } from './plan.js';
import { planBatch } from './plan-batch.js';
import type { PlanContext } from './plan-context.js';
import { planOnlineSteps } from './plan-online-steps.js';
import { planOperation } from './plan-operation.js';
import type { DirectiveOrigin, PlannedBody, PlannedDirective, UnknownRest } from './planned-directive.js';
import { lossesOfText } from './planned-losses.js';

type Planned = Omit<PlannedStep, 'directive'>;

type Called = Exclude<PlannedDirective, { readonly kind: 'leave' | 'return' }>;

const SQL = 'SQL of the revision';

/** Plans the directives of one revision, in the transactions that the run would have. */
export class RevisionPlan {
  readonly #context: PlanContext;
  /** Null if no run can have begun the revision. */
  readonly #journal: RevisionJournal | null;
  readonly #steps: PlannedStep[] = [];
  /** Whether a commit must follow the revision. */
  mustCommit = false;

  constructor(context: PlanContext, journal: RevisionJournal | null) {
    this.#context = context;
    this.#journal = journal;
  }

  async read({ directives, unknown }: PlannedBody): Promise<Omit<PlannedRevision, 'step'>> {
    for (const directive of directives) await this.#add(directive);
    if (unknown === null) this.#journal?.refuseIfShort();
    return { steps: this.#steps, unknown: unknown === null ? null : toUnknown(unknown) };
  }

  async #add(directive: PlannedDirective): Promise<void> {
    const { transactions } = this.#context;
    switch (directive.kind) {
      case 'leave':
        transactions.commit();
        this.mustCommit = true;
        break;
      case 'return':
        transactions.begin();
        break;
      default: {
        const planned = await plan(directive, () => this.#planAllowed(directive));
        this.#steps.push(...planned.map((step) => ({ ...step, directive: directive.directive })));
      }
    }
  }

  async #planAllowed(directive: Called): Promise<readonly Planned[]> {
    const planned = await this.#plan(directive);
    const blocking = planned.find(({ way }) => way === 'blocking');
    if (this.#context.refusesBlocking && blocking !== undefined) throw blocksLargeTable(blocking.because);
    return planned;
  }

  #plan(directive: Called): Promise<readonly Planned[]> {
    if (directive.kind === 'sql') return Promise.resolve([this.#text(directive.sql, directive.counted)]);
    const { batch, operations } = directive;
    return batch === null ? this.#operations(operations) : this.#batch({ table: batch, operations });
  }

  #text(sql: string, counted: Directive): Planned {
    return this.#journal?.next(counted) === 'done' ? this.#done(SQL, [sql]) : this.#sql(sql);
  }

  #sql(sql: string): Planned {
    this.mustCommit ||= addsEnumValue(sql);
    return {
      what: SQL,
      way: 'sql',
      because: 'SQL runs as it is written',
      statements: [sql],
      transaction: this.#context.transactions.next(),
      batch: null,
      locks: null,
      destroys: lossesOfText(sql),
    };
  }

  async #batch(batch: Parameters<typeof planBatch>[0]): Promise<readonly Planned[]> {
    if (this.#journal?.next(batch.operations) === 'done') {
      return [this.#done(batch.operations.map(this.#context.describe).join('; '), [])];
    }
    return [await planBatch(batch, this.#context)];
  }

  async #operations(operations: readonly Operation[]): Promise<readonly Planned[]> {
    const planned: Planned[] = [];
    for (const operation of operations) planned.push(...(await this.#operation(operation)));
    return planned;
  }

  async #operation(operation: Operation): Promise<readonly Planned[]> {
    this.mustCommit ||= operation.kind === 'addEnumValue';
    const state: DirectiveState = this.#journal?.next(operation) ?? 'new';
    if (state === 'done') return [this.#done(this.#context.describe(operation), [])];
    if (operation.kind === 'execute') return [{ ...this.#sql(operation.sql), what: this.#context.describe(operation) }];
    if (state === 'new') {
      const planned = await planOperation(operation, this.#context);
      this.mustCommit ||= planned.some(({ way }) => way === 'online');
      return planned;
    }
    this.mustCommit = true;
    const { facts } = await this.#context.facts.next(operation);
    const steps = state.steps.slice(state.done);
    const because = `an earlier run has done ${state.done} of ${state.steps.length} steps`;
    return planOnlineSteps({ steps, because, destroys: [], tables: facts.tables }, this.#context);
  }

  #done(what: string, statements: readonly string[]): Planned {
    const because = 'an earlier run has done it';
    return { what, way: 'done', because, statements, transaction: null, batch: null, locks: [], destroys: [] };
  }
}

async function plan<T>(origin: DirectiveOrigin, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    noteOrigin(error, origin);
    throw error;
  }
}

function toUnknown({ reason, callSite }: UnknownRest): PlannedUnknown {
  const place = callSite();
  return { reason, file: place?.file ?? null, line: place?.line ?? null };
}
