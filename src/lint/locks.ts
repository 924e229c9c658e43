import type { QualifiedName } from '../schema/names.js';
import type { Act, ActOf, TableAct, WrittenConstraint } from './act.js';

/** The locks that block writers, or readers and writers. */
export type LockMode = 'SHARE' | 'SHARE ROW EXCLUSIVE' | 'EXCLUSIVE' | 'ACCESS EXCLUSIVE';

export interface LockOnTable {
  readonly table: QualifiedName;
  readonly mode: LockMode;
}

/** The locks of an act that block readers or writers of a table. Weaker locks aren't among them. */
export function locksOf(act: Act): readonly LockOnTable[] {
  switch (act.act) {
    case 'createIndex':
      return act.isConcurrent ? [] : [{ table: act.table, mode: 'SHARE' }];
    case 'createTrigger':
    case 'enableTrigger':
    case 'disableTrigger':
      return [{ table: act.table, mode: 'SHARE ROW EXCLUSIVE' }];
    case 'createTable':
      return locksOfNewTable(act);
    case 'createPolicy':
      return [{ table: act.table, mode: 'ACCESS EXCLUSIVE' }];
    case 'truncate':
      return act.tables.map((table) => ({ table, mode: 'ACCESS EXCLUSIVE' }));
    case 'drop':
      return act.what === 'table' ? act.names.map((table) => ({ table, mode: 'ACCESS EXCLUSIVE' })) : [];
    case 'rename':
    case 'setSchema':
      return act.what === 'table' || act.what === 'column' ? [{ table: act.name, mode: 'ACCESS EXCLUSIVE' }] : [];
    case 'lockTable':
      return act.tables.flatMap((table) => lockOfMode(table, act.mode));
    default:
      return 'table' in act && isTableAct(act) ? locksOfTableAct(act) : [];
  }
}

function locksOfNewTable({ columns, constraints, partitionOf }: ActOf<'createTable'>): readonly LockOnTable[] {
  return [
    ...referredTables([...constraints, ...columns.flatMap((column) => column.constraints)]),
    ...(partitionOf === null ? [] : [{ table: partitionOf, mode: 'ACCESS EXCLUSIVE' } as const]),
  ];
}

const MODES: readonly (LockMode | null)[] = [
  null,
  null,
  null,
  null,
  null,
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
];

/** The number is PostgreSQL's: 8 is ACCESS EXCLUSIVE. */
export function lockOfMode(table: QualifiedName, mode: number): readonly LockOnTable[] {
  const name = MODES[mode] ?? null;
  return name === null ? [] : [{ table, mode: name }];
}

const NOT_TABLE_ACTS: ReadonlySet<string> = new Set(['update', 'delete', 'insert', 'cluster']);

function isTableAct(act: Act): act is TableAct {
  return 'table' in act && !NOT_TABLE_ACTS.has(act.act);
}

/** Below SHARE: VALIDATE, SET (…), ATTACH for the parent, DETACH CONCURRENTLY. */
function locksOfTableAct(act: TableAct): readonly LockOnTable[] {
  if (act.act === 'validateConstraint' || act.act === 'setStorage') return [];
  if (act.act === 'attachPartition') return [{ table: act.partition, mode: 'ACCESS EXCLUSIVE' }];
  if (act.act === 'detachPartition' && act.isConcurrent) return [];
  if (act.act === 'addConstraint' && act.constraint.type === 'foreignKey') {
    return [{ table: act.table, mode: 'SHARE ROW EXCLUSIVE' }, ...referredTables([act.constraint])];
  }
  return [{ table: act.table, mode: 'ACCESS EXCLUSIVE' }];
}

function referredTables(constraints: readonly WrittenConstraint[]): readonly LockOnTable[] {
  return constraints.flatMap(({ referredTable }) =>
    referredTable === null ? [] : [{ table: referredTable, mode: 'SHARE ROW EXCLUSIVE' }],
  );
}
