import { decideIndexChange } from '../../online/decide.js';
import type { Operation } from '../../operations/operation.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import { mayWait, PostponedDrops } from '../online/postponed-drops.js';
import type { PlannedStep } from './plan.js';
import type { PlanContext } from './plan-context.js';
import { type Planned, planOnlineSteps } from './plan-online-steps.js';
import { onlineDecision, planOperation } from './plan-operation.js';
import type { DirectiveOrigin } from './planned-directive.js';

/** What a run drops later than the revision says, as {@link PostponedDrops} describes. */
export class PlannedDrops {
  readonly #context: PlanContext;
  readonly #postponed = new PostponedDrops();
  /** Where each of them is dropped in the revision. */
  readonly #directives = new Map<Operation, string>();

  constructor(context: PlanContext) {
    this.#context = context;
  }

  /** The objects whose drop is put off. */
  get objects(): readonly ObjectIdentity[] {
    return this.#postponed.objects.map(({ drop }) => drop.object);
  }

  /** Whether the drop is put off, so that nothing is to be done for it now. */
  async waits(operation: Operation, origin: DirectiveOrigin): Promise<boolean> {
    const { transactions, facts, online } = this.#context;
    if (!transactions.isOpen || online.online === false) return false;
    if (mayWait(operation)) {
      if (online.online === 'auto' && !(await facts.mayHaveTablesOf(online.onlineThreshold))) return false;
      this.#postponed.addObject({ drop: operation, origin, number: 0 });
    } else {
      if (operation.kind !== 'dropIndex') return false;
      const decision = onlineDecision(operation, await facts.look(operation), this.#context);
      if (decision === null) return false;
      const { steps, because } = decision;
      this.#postponed.addIndex({ drop: operation, origin, steps, because, number: 0 });
    }
    this.#directives.set(operation, origin.directive);
    return true;
  }

  /** The steps of a change of an index that the operation completes; null if it completes none. */
  async completeChange(operation: Operation): Promise<readonly PlannedStep[] | null> {
    const found = this.#postponed.findChange(operation);
    if (found === null) return null;
    const { facts, missing } = await this.#context.facts.look(operation);
    const decision = missing === null ? decideIndexChange(found.change, facts, this.#context.online) : null;
    if (decision?.way !== 'online') return null;
    this.#postponed.take(found.postponed);
    for (const changed of [found.change.drop, found.change.create]) this.#context.facts.apply(changed);
    const { steps, because } = decision;
    const work = { steps, because, destroys: [], tables: facts.tables };
    return withDirective(await planOnlineSteps(work, this.#context), 'op.createIndex');
  }

  /** What has to be dropped before the operation. The change of a type decides later whether it needs objects to be dropped. */
  async dropBefore(operation: Operation): Promise<readonly PlannedStep[]> {
    if (this.#postponed.isIndifferentTo(operation)) return [];
    const indexes = await this.#dropIndexes();
    const isTypeChange = operation.kind === 'alterColumn' && operation.type !== undefined;
    return isTypeChange ? indexes : [...indexes, ...(await this.dropObjects())];
  }

  async dropAll(): Promise<readonly PlannedStep[]> {
    return [...(await this.#dropIndexes()), ...(await this.dropObjects())];
  }

  async #dropIndexes(): Promise<readonly PlannedStep[]> {
    const planned: PlannedStep[] = [];
    for (let next = this.#postponed.takeIndex(); next !== null; next = this.#postponed.takeIndex()) {
      planned.push(...(await this.#plan(next.drop)));
    }
    return planned;
  }

  async dropObjects(): Promise<readonly PlannedStep[]> {
    const planned: PlannedStep[] = [];
    for (const { drop } of this.#postponed.takeObjects()) planned.push(...(await this.#plan(drop)));
    return planned;
  }

  async #plan(drop: Operation): Promise<readonly PlannedStep[]> {
    return withDirective(await planOperation(drop, this.#context), this.#directives.get(drop) ?? '');
  }
}

function withDirective(steps: readonly Planned[], directive: string): readonly PlannedStep[] {
  return steps.map((step) => ({ ...step, directive }));
}
