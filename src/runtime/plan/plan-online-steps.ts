import { quoteName } from '../../ddl/quote.js';
import type { Backfill, OnlineStep } from '../../online/step.js';
import type { TableFacts } from '../../online/table-facts.js';
import type { PlannedStep } from './plan.js';
import { locksOf, type PlanContext } from './plan-context.js';

interface OnlineWork {
  readonly steps: readonly OnlineStep[];
  readonly because: string;
  readonly destroys: readonly string[] | null;
  readonly tables: readonly TableFacts[];
}

/** Each step has its own transaction, or none. The run leaves its transaction before, and begins another one after. */
export async function planOnlineSteps(
  { steps, because, destroys, tables }: OnlineWork,
  context: PlanContext,
): Promise<readonly Omit<PlannedStep, 'directive'>[]> {
  const { transactions } = context;
  const wasOpen = transactions.isOpen;
  transactions.commit();
  const planned: Omit<PlannedStep, 'directive'>[] = [];
  for (const [index, step] of steps.entries()) {
    const batch = step.backfill?.batch ?? null;
    if (step.transaction && batch === null) transactions.begin();
    planned.push({
      what: step.what,
      way: 'online',
      because,
      statements: statementsOf(step),
      transaction: transactions.next(),
      batch,
      locks: await locksOf(step.locks, tables, context),
      // What is lost is gone with the last step.
      destroys: index === steps.length - 1 ? destroys : [],
    });
    transactions.commit();
  }
  if (wasOpen) transactions.begin();
  return planned;
}

function statementsOf({ statements, backfill }: OnlineStep): readonly string[] {
  return backfill === undefined ? statements : [...statements, batchOf(backfill)];
}

/** What a batch comes to, without the bounds of its key. */
function batchOf({ table, set, where }: Backfill): string {
  return `UPDATE ${quoteName(table)} SET ${set} WHERE ${where}`;
}
