import type { TableLock, TableWork } from '../../online/step.js';
import type { TableFacts } from '../../online/table-facts.js';
import { isStronger, type LockMode } from '../../schema/lock-mode.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { PlannedLock, PlannedStep } from './plan.js';

const WORKS: readonly (TableWork | 'unknown')[] = ['moment', 'scan', 'build', 'rewrite', 'unknown'];

/** One lock for each table: the strongest, and the longest work. */
export async function planLocks(
  locks: readonly TableLock[],
  factsOf: (table: QualifiedName) => Promise<TableFacts | null>,
): Promise<readonly PlannedLock[]> {
  const byTable = new Map<string, PlannedLock>();
  for (const { table, mode, work } of locks) {
    const name = formatName(table);
    const known = byTable.get(name);
    if (known === undefined) byTable.set(name, toLock({ table, mode, work }, await factsOf(table)));
    else byTable.set(name, { ...known, ...stronger(known, { table, mode, work }) });
  }
  return [...byTable.values()];
}

function stronger(known: PlannedLock, { mode, work }: TableLock): Partial<PlannedLock> {
  const longest = longer(known.work, work);
  const strongest = isStronger(mode, known.mode) ? mode : known.mode;
  return { mode: strongest, work: longest, held: longest, stops: stoppedBy(strongest) };
}

function toLock({ table, mode, work }: TableLock, facts: TableFacts | null): PlannedLock {
  const isNew = facts?.existedBefore === false;
  const size = facts === null || isNew ? { bytes: null, rows: null } : sizeOf(facts);
  const isEmpty = isNew || facts?.isEmpty === true;
  return { table: formatName(table), mode, work, held: work, stops: stoppedBy(mode), ...size, isEmpty };
}

/** A table that was never analyzed has no estimate. */
function sizeOf({ bytes, rows, isEmpty }: TableFacts): Pick<PlannedLock, 'bytes' | 'rows'> {
  return { bytes, rows: rows === 0 && !isEmpty ? null : rows };
}

/** Readers take ACCESS SHARE, and writers ROW EXCLUSIVE (manual: Explicit Locking, "Table-Level Locks"). */
export function stoppedBy(mode: LockMode): PlannedLock['stops'] {
  if (mode === 'ACCESS EXCLUSIVE') return 'readers and writers';
  return isStronger(mode, 'SHARE UPDATE EXCLUSIVE') ? 'writers' : null;
}

function longer<Work extends TableWork | 'unknown'>(a: Work, b: Work): Work {
  return WORKS.indexOf(b) > WORKS.indexOf(a) ? b : a;
}

/** Each lock is held until its transaction ends, whatever the steps after it do meanwhile. */
export function holdLocks(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  const longest = new Map<number, TableWork | 'unknown'>();
  return steps
    .toReversed()
    .map((step) => {
      const { transaction, locks } = step;
      if (transaction === null) return step;
      const held = longer(longest.get(transaction) ?? 'moment', workOf(step));
      longest.set(transaction, held);
      return locks === null ? step : { ...step, locks: locks.map((lock) => ({ ...lock, held })) };
    })
    .toReversed();
}

/** On tables that have rows; what SQL of a revision does isn't known. */
function workOf({ locks, way }: PlannedStep): TableWork | 'unknown' {
  if (way === 'done') return 'moment';
  if (locks === null) return 'unknown';
  return locks.reduce<TableWork>((work, lock) => (lock.isEmpty ? work : longer(work, lock.work)), 'moment');
}
