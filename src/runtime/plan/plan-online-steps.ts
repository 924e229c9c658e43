import { quoteName } from '../../ddl/quote.js';
import type { Backfill, OnlineStep } from '../../online/step.js';
import type { TableFacts } from '../../online/table-facts.js';
import type { PlannedStep } from './plan.js';
import { locksOf, type PlanContext } from './plan-context.js';

/** Without a directive: that which is being planned. */
export type Planned = Omit<PlannedStep, 'directive'> & Partial<Pick<PlannedStep, 'directive'>>;

interface OnlineWork {
  readonly steps: readonly OnlineStep[];
  readonly because: string;
  readonly destroys: readonly string[] | null;
  readonly tables: readonly TableFacts[];
  /** What else is done first in the transaction of the last step, which then stays open. */
  readonly withLast?: () => Promise<readonly Planned[]>;
}

/** Each step has its own transaction, or none. The run leaves its transaction before, and begins another one after. */
export async function planOnlineSteps(work: OnlineWork, context: PlanContext): Promise<readonly Planned[]> {
  const { steps } = work;
  const { transactions } = context;
  const wasOpen = transactions.isOpen;
  transactions.commit();
  const last = steps.at(-1);
  const planned: Planned[] = [];
  for (const step of steps) {
    // What is lost is gone with the last step.
    if (step === last) planned.push(...(await planLast(step, work, context)));
    else planned.push({ ...(await planStep(step, work, context)), destroys: [] });
    if (step !== last || work.withLast === undefined) transactions.commit();
  }
  if (wasOpen) transactions.begin();
  return planned;
}

async function planLast(step: OnlineStep, work: OnlineWork, context: PlanContext): Promise<readonly Planned[]> {
  beginFor(step, context);
  const first = (await work.withLast?.()) ?? [];
  return [...first, { ...(await planStep(step, work, context)), destroys: work.destroys }];
}

/** Batches have a transaction each. */
function beginFor({ transaction, backfill }: OnlineStep, { transactions }: PlanContext): void {
  if (transaction && backfill === undefined) transactions.begin();
}

async function planStep(
  step: OnlineStep,
  { because, tables }: OnlineWork,
  context: PlanContext,
): Promise<Omit<Planned, 'destroys'>> {
  beginFor(step, context);
  return {
    what: step.what,
    way: 'online',
    because,
    statements: statementsOf(step),
    transaction: context.transactions.next(),
    batch: step.backfill?.batch ?? null,
    locks: await locksOf(step.locks, tables, context),
  };
}

function statementsOf({ statements, backfill }: OnlineStep): readonly string[] {
  return backfill === undefined ? statements : [...statements, batchOf(backfill)];
}

/** What a batch comes to, without the bounds of its key. */
function batchOf({ table, set, where }: Backfill): string {
  return `UPDATE ${quoteName(table)} SET ${set} WHERE ${where}`;
}
