import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import type { ReplaceEnum } from '../../operations/enum-operations.js';
import type { Operation } from '../../operations/operation.js';
import { baseType, isString } from '../../schema/base-type.js';
import { shorterLimit } from '../../schema/lossy-change.js';
import { formatName } from '../../schema/names.js';
import { typeSql } from '../../schema/types.js';
import type { Note } from '../notes.js';

/** What PostgreSQL refuses where rows stand against it. */
export function failuresOnRows(operations: readonly Operation[]): readonly Note[] {
  return operations.flatMap((operation) =>
    failureOf(operation).map((line): Note => ({ kind: 'failsOnRows', operation, lines: [line] })),
  );
}

function failureOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'addColumn':
      return addedWithoutValue(operation);
    case 'alterColumn':
      return narrowedType(operation);
    case 'replaceEnum':
      return removedValues(operation);
    default:
      return [];
  }
}

function addedWithoutValue({ table, column }: AddColumn): readonly string[] {
  const hasValue = column.serverDefault ?? column.identity ?? column.generated ?? column.serial;
  return column.nullable || hasValue !== null
    ? []
    : [`Fails where ${formatName(table)} has rows: ${column.name} is NOT NULL and has no default.`];
}

function narrowedType({ table, column, type }: AlterColumn): readonly string[] {
  if (type?.from === undefined) {
    return [];
  }
  const name = `${formatName(table)}.${column}`;
  const limit = shorterLimit(type.from, type.to);
  if (limit !== null) {
    return [`Fails where ${name} is longer than ${limit} characters.`];
  }
  const isRead = isString(baseType(type.from)) && type.using !== undefined;
  return isRead ? [`Fails where ${name} cannot be read as ${typeSql(type.to)}.`] : [];
}

function removedValues({ values, was, mapping = {} }: ReplaceEnum): readonly string[] {
  const removed = (was?.values ?? []).filter((value) => !values.includes(value) && mapping[value] === undefined);
  return removed.length === 0
    ? []
    : [
        `Fails where rows hold ${removed.map((value) => `'${value}'`).join(' or ')}: "mapping" says what becomes of them.`,
      ];
}
