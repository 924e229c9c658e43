import type { ForeignKey } from '../schema/constraints.js';
import { bareName, nameKey } from '../schema/names.js';
import { isOwn, type Table } from '../schema/table.js';
import type { AddConstraint } from './constraint-operations.js';
import type { DistributeTable } from './distribution-operations.js';
import type { Operation } from './operation.js';

/** What distributes new tables. Citus distributes partitions together with their parent. */
export function distributeTables(tables: readonly Table[]): readonly DistributeTable[] {
  return tables.flatMap(({ distribution, partitionOf, ...table }) =>
    distribution === undefined || partitionOf !== undefined
      ? []
      : [{ kind: 'distributeTable', table: bareName(table), distribution }],
  );
}

/**
 * Takes the foreign keys of distributed tables out of CREATE TABLE: Citus refuses a foreign key between tables of which only
 * one is distributed, and so the keys are added when all tables are distributed.
 */
export function withLateForeignKeys(
  operations: readonly Operation[],
  distributed: ReadonlySet<string>,
): readonly Operation[] {
  if (distributed.size === 0) return operations;
  const isLate = (table: Table) => (key: ForeignKey) =>
    isOwn(key) && [table, key.referredTable].some((name) => distributed.has(nameKey(name)));
  return operations.flatMap((operation): readonly Operation[] => {
    if (operation.kind !== 'createTable') return [operation];
    const { table } = operation;
    const late = table.foreignKeys.filter(isLate(table));
    if (late.length === 0) return [operation];
    const foreignKeys = table.foreignKeys.filter((key) => !late.includes(key));
    return [{ ...operation, table: { ...table, foreignKeys } }, ...late.map((key) => addForeignKey(table, key))];
  });
}

export function addForeignKey(table: Table, constraint: ForeignKey): AddConstraint {
  return { kind: 'addConstraint', table: bareName(table), constraint };
}

/** By nameKey(): the tables that Citus distributes, on either of several sides. */
export function distributedNames(...sides: readonly (readonly Table[])[]): ReadonlySet<string> {
  return new Set(sides.flat().flatMap((table) => (table.distribution === undefined ? [] : [nameKey(table)])));
}
