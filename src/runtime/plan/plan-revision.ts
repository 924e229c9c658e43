import { blocksLargeTable } from '../../errors/online-errors.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Directive } from '../journal/committed-directive.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import type { DirectiveState, RevisionJournal } from '../journal/revision-journal.js';
import { addsEnumValue } from '../run/adds-enum-value.js';
import { noteOrigin } from '../run/failure-origin.js';
import { LocalSettings } from '../run/local-settings.js';
import type { PlannedRevision, PlannedStep, PlannedUnknown } from './plan.js';
import { planBatch } from './plan-batch.js';
import type { PlanContext } from './plan-context.js';
import { type Planned, planOnlineSteps } from './plan-online-steps.js';
import { onlineDecision, planOperation } from './plan-operation.js';
import type { DirectiveOrigin, PlannedBody, PlannedDirective, UnknownRest } from './planned-directive.js';
import { PlannedDrops } from './planned-drops.js';
import { lossesOfText, plannedLosses } from './planned-losses.js';

type Called = Exclude<PlannedDirective, { readonly kind: 'leave' | 'return' }>;

const SQL = 'SQL of the revision';

/** Plans the directives of one revision, in the transactions that the run would have. */
export class RevisionPlan {
  readonly #context: PlanContext;
  /** Null if no run can have begun the revision. */
  readonly #journal: RevisionJournal | null;
  readonly #steps: PlannedStep[] = [];
  readonly #drops: PlannedDrops;
  readonly #settings = new LocalSettings();
  /** Whether a commit must follow the revision. */
  mustCommit = false;

  constructor(context: PlanContext, journal: RevisionJournal | null) {
    const settings = this.#settings;
    this.#context = {
      ...context,
      get online() {
        return context.transactions.isOpen ? settings.withLocal(context.online) : context.online;
      },
    };
    this.#journal = journal;
    this.#drops = new PlannedDrops(this.#context);
  }

  async read({ directives, unknown }: PlannedBody): Promise<Omit<PlannedRevision, 'step'>> {
    for (const directive of directives) await this.#add(directive);
    this.#steps.push(...(await this.#dropPostponed()));
    if (unknown === null) this.#journal?.refuseIfShort();
    return { steps: this.#steps, unknown: unknown === null ? null : toUnknown(unknown) };
  }

  async #add(directive: PlannedDirective): Promise<void> {
    const { transactions } = this.#context;
    switch (directive.kind) {
      case 'leave':
        this.#steps.push(...(await this.#dropPostponed()));
        transactions.commit();
        this.#settings.forget();
        this.mustCommit = true;
        break;
      case 'return':
        transactions.begin();
        break;
      default: {
        const planned = await plan(directive, () => this.#planAllowed(directive));
        this.#steps.push(...planned.map((step) => ({ directive: directive.directive, ...step })));
      }
    }
  }

  async #planAllowed(directive: Called): Promise<readonly Planned[]> {
    const planned = await this.#plan(directive);
    const blocking = planned.find(({ way }) => way === 'blocking');
    if (this.#context.refusesBlocking && blocking !== undefined) throw blocksLargeTable(blocking.because);
    return planned;
  }

  async #plan(directive: Called): Promise<readonly Planned[]> {
    if (directive.kind === 'sql') {
      const dropped = await this.#dropPostponed();
      this.#settings.add(directive.sql, directive);
      return [...dropped, this.#text(directive.sql, directive.counted)];
    }
    const { batch, operations } = directive;
    if (batch === null) return this.#operations(operations, directive);
    return [...(await this.#dropPostponed()), ...(await this.#batch({ table: batch, operations }))];
  }

  /** Before anything that may depend on it, as a run does. */
  async #dropPostponed(): Promise<readonly PlannedStep[]> {
    const dropped = await this.#drops.dropAll();
    this.mustCommit ||= dropped.some(({ way }) => way === 'online');
    return dropped;
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

  async #operations(operations: readonly Operation[], origin: DirectiveOrigin): Promise<readonly Planned[]> {
    const planned: Planned[] = [];
    for (const operation of operations) planned.push(...(await this.#operation(operation, origin)));
    this.mustCommit ||= planned.some(({ way }) => way === 'online');
    return planned;
  }

  async #operation(operation: Operation, origin: DirectiveOrigin): Promise<readonly Planned[]> {
    this.mustCommit ||= operation.kind === 'addEnumValue';
    const isNew = this.#journal?.isNextNew !== false;
    const change = isNew ? await this.#drops.completeChange(operation) : null;
    const before = isNew && change === null ? await this.#drops.dropBefore(operation) : [];
    const state: DirectiveState = this.#journal?.next(operation) ?? 'new';
    if (state === 'done') return [this.#done(this.#context.describe(operation), [])];
    return [...before, ...(change ?? (await this.#planState(operation, state, origin)))];
  }

  async #planState(
    operation: Operation,
    state: Exclude<DirectiveState, 'done'>,
    origin: DirectiveOrigin,
  ): Promise<readonly Planned[]> {
    if (operation.kind === 'execute') return [{ ...this.#sql(operation.sql), what: this.#context.describe(operation) }];
    if (state !== 'new') return this.#resume(operation, state);
    if (await this.#drops.waits(operation, origin)) return [];
    return this.#drops.objects.length > 0 && operation.kind === 'alterColumn' && operation.type !== undefined
      ? this.#changeType(operation)
      : planOperation(operation, this.#context);
  }

  /** What is in the way is dropped only when the new column takes the place of the old one. */
  async #changeType(operation: AlterColumn): Promise<readonly Planned[]> {
    const then = await this.#context.facts.look(operation, this.#drops.objects);
    const decision = onlineDecision(operation, then, this.#context);
    if (decision?.steps.some(({ backfill }) => backfill !== undefined) !== true) {
      return [...(await this.#drops.dropObjects()), ...(await planOperation(operation, this.#context))];
    }
    this.#context.facts.apply(operation);
    const { tables } = then.facts;
    const destroys = plannedLosses(operation, then.facts);
    const withLast = () => this.#drops.dropObjects();
    return planOnlineSteps({ ...decision, destroys, tables, withLast }, this.#context);
  }

  async #resume(operation: Operation, { steps, done }: JournalEntry): Promise<readonly Planned[]> {
    this.mustCommit = true;
    const { facts } = await this.#context.facts.next(operation);
    const because = `an earlier run has done ${done} of ${steps.length} steps`;
    return planOnlineSteps({ steps: steps.slice(done), because, destroys: [], tables: facts.tables }, this.#context);
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
