import type { AlterColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import { baseType, isInstant, isNumber } from '../../schema/base-type.js';
import { formatName } from '../../schema/names.js';
import type { Note } from './note.js';

/** Choices that Limbeck made for the reader, and rebuilds that look like losses. */
export function choicesToReview(operations: readonly Operation[]): readonly Note[] {
  return operations.flatMap((operation) =>
    choiceIn(operation, operations).map((line): Note => ({ kind: 'review', operation, lines: [line] })),
  );
}

function choiceIn(operation: Operation, all: readonly Operation[]): readonly string[] {
  switch (operation.kind) {
    case 'alterColumn':
      return secondsChoice(operation);
    case 'dropColumn': {
      const name = `${formatName(operation.table)}.${operation.column}`;
      return isAddedAgain(operation, all)
        ? [`${name} is dropped and added again: PostgreSQL can't alter it in place.`]
        : [];
    }
    case 'setRowsAside':
      return [`${formatName(operation.table)} is rebuilt: PostgreSQL can't alter how a table is partitioned.`];
    case 'dropCollation':
      return all.some(({ kind }) => kind === 'createCollation') ? ['Fails while a column uses the collation.'] : [];
    case 'replaceObject': {
      const { object, was } = operation;
      const isOneWay = object.version !== undefined && was !== undefined && was.version === undefined;
      return isOneWay ? [`PostgreSQL can't downgrade ${object.name} ${object.version}: the downgrade leaves it.`] : [];
    }
    default:
      return [];
  }
}

function secondsChoice({ table, column, type }: AlterColumn): readonly string[] {
  if (type?.from === undefined) {
    return [];
  }
  const [from, to] = [baseType(type.from), baseType(type.to)];
  const isSeconds = (isNumber(from) && isInstant(to)) || (isInstant(from) && isNumber(to));
  return isSeconds ? [`Takes the numbers of ${formatName(table)}.${column} for seconds since 1970.`] : [];
}

function isAddedAgain(drop: Extract<Operation, { kind: 'dropColumn' }>, all: readonly Operation[]): boolean {
  return all.some(
    (operation) =>
      operation.kind === 'addColumn' &&
      formatName(operation.table) === formatName(drop.table) &&
      operation.column.name === drop.column,
  );
}
