import { compileOperation } from '../../ddl/compile.js';
import { decide } from '../../online/decide.js';
import type { Decision } from '../../online/decision.js';
import { plainLocks } from '../../online/locks/plain-locks.js';
import type { OnlineStep, TableLock } from '../../online/step.js';
import type { Operation } from '../../operations/operation.js';
import { formatName } from '../../schema/names.js';
import { isWatchedInTransaction } from '../online/online-directives.js';
import { rowsAsideLock } from '../run/rows-aside-lock.js';
import type { PlannedStep } from './plan.js';
import { locksOf, type PlanContext } from './plan-context.js';
import type { FactsThen } from './plan-facts.js';
import { stoppedBy } from './plan-locks.js';
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
  const locks = plainLocks(operation, then.facts);
  return [
    {
      what: context.describe(operation),
      ...(decision === null ? unknownWay(then) : wayOf(decision, locks)),
      statements: [...rowsAsideLock(operation, transactions.isOpen), ...compileOperation(operation)],
      transaction: transactions.next(),
      batch: null,
      locks: await locksOf(locks, then.facts.tables, context),
      destroys,
    },
  ];
}

function unknownWay({ missing }: FactsThen): Pick<PlannedStep, 'way' | 'because'> {
  return { way: 'unknown', because: missing === null ? '' : notFound(formatName(missing)) };
}

function wayOf(decision: Decision, locks: readonly TableLock[]): Pick<PlannedStep, 'way' | 'because'> {
  const { way, because } = decision;
  if (way !== 'online') return { way, because };
  const isBlocking = locks.some(({ mode, work }) => work !== 'moment' && stoppedBy(mode) !== null);
  const why = `${because}, and whether data is destroyed is seen only in one transaction`;
  return { way: isBlocking ? 'blocking' : 'plain', because: why };
}

export function notFound(table: string): string {
  return `${table} doesn't exist now`;
}
