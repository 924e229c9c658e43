import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import type { PutRowsBack } from '../../operations/row-operations.js';
import type { Column } from '../../schema/column.js';
import { constraintsOf, isOwn, type Table } from '../../schema/table.js';
import { sameType } from '../../schema/types.js';
import { addedColumnFailures, alteredColumnFailures } from './column-failures.js';
import { constraintFailures, indexFailures } from './constraint-failures.js';
import type { Failure, Surroundings } from './failure.js';
import { rowsWithoutPartition } from './partition-failures.js';

/** Rows of a rebuilt table that the new table refuses: all those that an alteration would refuse, and more. */
export function rebuiltTableFailures(operation: PutRowsBack, all: Surroundings): readonly Failure[] {
  const { sources } = all;
  const table = sources.putRowsBack(operation.table);
  const before = sources.find(operation.table)?.before;
  if (table === undefined || before === undefined || before === null) return [];
  const found = new Map(before.columns.map((column) => [column.name, column]));
  const failures: Failure[] = [];
  for (const column of table.columns) {
    const was = found.get(column.name);
    const isKept = was !== undefined && operation.columns.includes(column.name);
    const change = isKept ? alteration(operation, was, column) : addition(table, column);
    failures.push(
      ...(change.kind === 'addColumn' ? addedColumnFailures(change, all) : alteredColumnFailures(change, all)),
    );
    sources.follow(change);
  }
  const keys = table.partitionBy?.keys ?? [];
  return [
    ...failures,
    ...constraintsOf(table)
      .filter(isOwn)
      .flatMap((constraint) => constraintFailures(table, constraint, sources)),
    ...table.indexes.filter(isOwn).flatMap((index) => indexFailures(table, index, sources)),
    ...rowsWithoutPartition(table, sources.from(table, keys), all),
  ];
}

function alteration({ table, using = {} }: PutRowsBack, from: Column, to: Column): AlterColumn {
  const how = using[to.name];
  return {
    kind: 'alterColumn',
    table,
    column: to.name,
    ...(!sameType(from.type, to.type) && {
      type: { from: from.type, to: to.type, ...(how !== undefined && { using: how }) },
    }),
    ...(from.nullable !== to.nullable && { nullable: { from: from.nullable, to: to.nullable } }),
  };
}

function addition(table: Table, column: Column): AddColumn {
  return { kind: 'addColumn', table, column };
}
