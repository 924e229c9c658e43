import { compileOperation } from '../../ddl/compile.js';
import { decide } from '../../online/decide.js';
import type { Decision, OnlineDecision } from '../../online/decision.js';
import { plainLocks } from '../../online/locks/plain-locks.js';
import type { TableLock } from '../../online/step.js';
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
  const online = onlineDecision(operation, then, context);
  if (online !== null) {
    const { steps, because } = online;
    return planOnlineSteps({ steps, because, destroys, tables: then.facts.tables }, context);
  }
  const decision = decideThen(operation, then, context);
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

/** Null if the operation runs as it is written, or if a table isn't known. */
export function onlineDecision(operation: Operation, then: FactsThen, context: PlanContext): OnlineDecision | null {
  const decision = decideThen(operation, then, context);
  if (decision?.way !== 'online') return null;
  return context.isGuarded && isWatchedInTransaction(operation, decision.steps) ? null : decision;
}

function decideThen(operation: Operation, { facts, missing }: FactsThen, { online }: PlanContext): Decision | null {
  return missing === null ? decide(operation, facts, online) : null;
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
