import { compileBatch } from '../../ddl/compile-batch.js';
import type { OnlineSettings } from '../../online/decision.js';
import { plainLocks } from '../../online/locks/plain-locks.js';
import type { TableLock } from '../../online/step.js';
import type { TableFacts } from '../../online/table-facts.js';
import type { Operation } from '../../operations/operation.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { formatBytes } from '../../util/format-bytes.js';
import type { PlannedLock, PlannedStep } from './plan.js';
import { locksOf, type PlanContext } from './plan-context.js';
import { notFound } from './plan-operation.js';
import { plannedLosses } from './planned-losses.js';

interface BatchOfTable {
  readonly table: QualifiedName;
  readonly operations: readonly Operation[];
}

/** All operations in as few statements as can be, which never run online. */
export async function planBatch(
  { table, operations }: BatchOfTable,
  context: PlanContext,
): Promise<Omit<PlannedStep, 'directive'>> {
  const found: { locks: readonly TableLock[]; tables: readonly TableFacts[]; losses: readonly string[] | null }[] = [];
  let missing: QualifiedName | null = null;
  for (const operation of operations) {
    const then = await context.facts.next(operation);
    missing ??= then.missing;
    const { tables } = then.facts;
    found.push({ tables, locks: plainLocks(operation, then.facts), losses: plannedLosses(operation, then.facts) });
  }
  const tables = found.flatMap((one) => one.tables);
  const locks = await locksOf(
    found.flatMap((one) => one.locks),
    tables,
    context,
  );
  return {
    what: operations.map(context.describe).join('; '),
    ...(missing === null ? wayOf(locks, context.online) : { way: 'unknown', because: notFound(formatName(missing)) }),
    statements: compileBatch(table, operations),
    transaction: context.transactions.next(),
    batch: null,
    locks,
    destroys: found.some(({ losses }) => losses === null) ? null : found.flatMap(({ losses }) => losses ?? []),
  };
}

function wayOf(
  locks: readonly PlannedLock[],
  { onlineThreshold }: OnlineSettings,
): Pick<PlannedStep, 'way' | 'because'> {
  const blocking = locks.find(
    ({ stops, work, bytes }) => stops !== null && work !== 'moment' && (bytes ?? 0) >= onlineThreshold,
  );
  if (blocking === undefined) return { way: 'plain', because: 'a batch runs as it is written' };
  const size = formatBytes(blocking.bytes ?? 0);
  return { way: 'blocking', because: `${blocking.table} has ${size}, and a batch runs as it is written` };
}
