import { compileOperation } from '../../ddl/compile.js';
import { decide } from '../../online/decide.js';
import type { Decision } from '../../online/decision.js';
import { plainLocks } from '../../online/locks/plain-locks.js';
import type { OnlineStep } from '../../online/step.js';
import type { Operation } from '../../operations/operation.js';
import { formatName } from '../../schema/names.js';
import { isWatchedInTransaction } from '../online/online-directives.js';
import { rowsAsideLock } from '../run/rows-aside-lock.js';
import type { PlannedStep } from './plan.js';
import { locksOf, type PlanContext } from './plan-context.js';
import type { FactsThen } from './plan-facts.js';
import { planOnlineSteps } from './plan-online-steps.js';
import { plannedLosses } from './planned-losses.js';

type Planned = Omit<PlannedStep, 'directive'>;

/** The steps of one operation, in the way that the run would choose. */
export async function planOperation(operation: Operation, context: PlanContext): Promise<readonly Planned[]> {
  const then = await context.facts.next(operation);
  const destroys = plannedLosses(operation, then.facts);
  const decision = then.missing === null ? decide(operation, then.facts, context.online) : null;
  const isGuarded = (steps: readonly OnlineStep[]) => context.isGuarded && isWatchedInTransaction(operation, steps);
  if (decision?.way === 'online' && !isGuarded(decision.steps)) {
    const { steps, because } = decision;
    return planOnlineSteps({ steps, because, destroys, tables: then.facts.tables }, context);
  }
  const { transactions } = context;
  return [
    {
      what: context.describe(operation),
      ...wayOf(decision, then),
      statements: [...rowsAsideLock(operation, transactions.isOpen), ...compileOperation(operation)],
      transaction: transactions.next(),
      batch: null,
      locks: await locksOf(plainLocks(operation, then.facts), then.facts.tables, context),
      destroys,
    },
  ];
}

function wayOf(decision: Decision | null, { missing }: FactsThen): Pick<PlannedStep, 'way' | 'because'> {
  if (decision === null) return { way: 'unknown', because: missing === null ? '' : notFound(formatName(missing)) };
  const { way, because } = decision;
  if (way !== 'online') return { way, because };
  return { way: 'blocking', because: `${because}, and it must destroy nothing, which only a single transaction shows` };
}

export function notFound(table: string): string {
  return `${table} doesn't exist now`;
}
