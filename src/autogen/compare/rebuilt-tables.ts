import type { Operation } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { parentsOf } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import { nameOf } from './compare-enums.js';
import type { TablePair } from './inheritance.js';

/** Tables whose partition key changes, comes or goes; and their partitions, which go with them. */
export function rebuiltTables(pairs: readonly TablePair[]): ReadonlySet<TablePair> {
  const rebuilt = new Map<string, TablePair>();
  const isRebuilt = (pair: TablePair) =>
    !sameValue(pair.declared.partitionBy, pair.reflected.partitionBy) ||
    (pair.reflected.partitionOf !== undefined && rebuilt.has(nameKey(pair.reflected.partitionOf.parent)));
  for (let before = -1; before !== rebuilt.size; ) {
    before = rebuilt.size;
    for (const pair of pairs.filter(isRebuilt)) {
      rebuilt.set(nameKey(pair.declared), pair);
    }
  }
  return new Set(rebuilt.values());
}

/** The rows wait in a temporary table; those of a partition go by way of the partitioned table. */
export function moveRows({ declared, reflected }: TablePair, rebuilt: ReadonlySet<TablePair>): readonly Operation[] {
  const names = new Set([...rebuilt].map((pair) => nameKey(pair.reflected)));
  if (parentsOf(reflected).some((parent) => names.has(nameKey(parent)))) {
    return [];
  }
  const table = nameOf(declared);
  const found = new Set(reflected.columns.map(({ name }) => name));
  const columns = declared.columns.filter(({ name, generated }) => generated === null && found.has(name));
  return [
    { kind: 'setRowsAside', table },
    {
      kind: 'putRowsBack',
      table,
      columns: columns.map(({ name }) => name),
      numbered: columns.filter(isNumbered).map(({ name }) => name),
    },
  ];
}

/** Owner and privileges are neither compared nor known; the revision keeps them. */
export function keepPrivileges(table: QualifiedName): readonly Operation[] {
  return [
    { kind: 'setPrivilegesAside', table },
    { kind: 'putPrivilegesBack', table },
  ];
}

function isNumbered({ identity, serial }: Column): boolean {
  return identity !== null || serial !== null;
}
