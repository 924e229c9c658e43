import type { OnlineSettings } from '../../online/decision.js';
import type { TableLock } from '../../online/step.js';
import type { TableFacts } from '../../online/table-facts.js';
import type { Operation } from '../../operations/operation.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import type { PlannedLock } from './plan.js';
import type { PlanFacts } from './plan-facts.js';
import { planLocks } from './plan-locks.js';
import type { TransactionCount } from './transaction-count.js';

/** What is the same for all directives of a revision. */
export interface PlanContext {
  readonly facts: PlanFacts;
  readonly transactions: TransactionCount;
  readonly online: OnlineSettings;
  /** Whether data must not be destroyed. */
  readonly isGuarded: boolean;
  /** Whether a step that stops others on a large table is an error. */
  readonly refusesBlocking: boolean;
  /** `add column users.bio text` */
  readonly describe: (operation: Operation) => string;
}

/** @param known the tables of the operation; the size of any other is asked for */
export function locksOf(
  locks: readonly TableLock[],
  known: readonly TableFacts[],
  { facts }: PlanContext,
): Promise<readonly PlannedLock[]> {
  const factsOf = async (table: QualifiedName) =>
    known.find(({ name }) => sameName(name, table)) ?? (await facts.sizeOf(table));
  return planLocks(locks, factsOf);
}
