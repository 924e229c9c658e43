import type { ForeignKey } from '../../schema/constraints.js';
import { nameKey } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { findCycles } from '../../util/find-cycles.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import type { AddConstraint, DropConstraint } from '../constraint-operations.js';
import type { Operation } from '../operation.js';

/**
 * Takes foreign keys out of the tables if they close a cycle, for which no order of the tables works: they are added
 * after all tables are created, and dropped before the first table is dropped. Foreign keys of a table to itself are also
 * added later, if CREATE TABLE doesn't create the key that they refer to.
 */
export function splitForeignKeys(operations: readonly Operation[]): readonly Operation[] {
  const created = operations.flatMap((operation) => (operation.kind === 'createTable' ? [operation.table] : []));
  const dropped = operations.flatMap((operation) => (operation.kind === 'dropTable' ? (operation.was ?? []) : []));
  const cyclic = new Set([
    ...cyclicForeignKeys(created),
    ...cyclicForeignKeys(dropped),
    ...created.flatMap(foreignKeysBeforeTheirKeys),
  ]);
  return cyclic.size === 0 ? operations : operations.flatMap((operation) => split(operation, cyclic));
}

function cyclicForeignKeys(tables: readonly Table[]): readonly ForeignKey[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const referred = ({ referredTable }: ForeignKey) => byName.get(nameKey(referredTable)) ?? [];
  const closing = sortTopologically(tables, ({ foreignKeys }) => foreignKeys.flatMap(referred)).broken.flatMap(
    ([table, other]) => table.foreignKeys.filter(({ referredTable }) => nameKey(referredTable) === nameKey(other)),
  );
  // A parent must be created before its children. So if a parent closes a cycle, its foreign keys are added later.
  const others = ({ foreignKeys }: Table) => foreignKeys.filter((key) => !closing.includes(key));
  const rings = findCycles(tables, (table) => [
    ...others(table).flatMap(referred),
    ...parentsOf(table).flatMap((parent) => byName.get(nameKey(parent)) ?? []),
  ]);
  const ofRings = [...rings].flatMap((table) =>
    others(table).filter((key) => [referred(key)].flat().some((other) => other !== table && rings.has(other))),
  );
  return [...closing, ...ofRings];
}

/** A unique index, or a key that partitions must have first, is created after the table. */
function foreignKeysBeforeTheirKeys(table: Table): readonly ForeignKey[] {
  const keys = new Set(
    [table.primaryKey, ...table.uniques].flatMap((key) => (key === null ? [] : columnsKey(key.columns))),
  );
  return table.foreignKeys.filter(
    ({ referredTable, referredColumns }) =>
      nameKey(referredTable) === nameKey(table) && !keys.has(columnsKey(referredColumns)),
  );
}

function columnsKey(columns: readonly string[]): string {
  return columns.toSorted().join('\0');
}

function split(operation: Operation, cyclic: ReadonlySet<ForeignKey>): readonly Operation[] {
  if (operation.kind === 'createTable') {
    const { table, foreignKeys } = withoutKeys(operation.table, cyclic);
    return [{ ...operation, table }, ...foreignKeys.map((key) => addForeignKey(table, key))];
  }
  if (operation.kind === 'dropTable' && operation.was !== undefined) {
    const { table, foreignKeys } = withoutKeys(operation.was, cyclic);
    return [...foreignKeys.map((key) => dropForeignKey(table, key)), { ...operation, was: table }];
  }
  return [operation];
}

interface SplitTable {
  readonly table: Table;
  readonly foreignKeys: readonly ForeignKey[];
}

function withoutKeys(table: Table, cyclic: ReadonlySet<ForeignKey>): SplitTable {
  const foreignKeys = table.foreignKeys.filter((key) => cyclic.has(key));
  const kept = table.foreignKeys.filter((key) => !cyclic.has(key));
  return { table: { ...table, foreignKeys: kept }, foreignKeys };
}

function addForeignKey({ schema, name }: Table, constraint: ForeignKey): AddConstraint {
  return { kind: 'addConstraint', table: { schema, name }, constraint };
}

function dropForeignKey({ schema, name }: Table, was: ForeignKey): DropConstraint {
  return { kind: 'dropConstraint', table: { schema, name }, name: was.name, type: was.kind, was };
}
