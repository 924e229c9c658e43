import type { AddColumn, DropColumn } from '../../operations/column-operations.js';
import type { Operation, OperationByKind, OperationKind } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import { formatName, type QualifiedName, sameName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameType, typeSql } from '../../schema/types.js';
import { sameValue } from '../../util/same-value.js';
import type { Note } from '../notes.js';

/** More candidates than that say only that the type is a common one. */
const MAX_CANDIDATES = 3;

/** What is dropped, and looks like what is created: said at the drop, with what would rename instead. */
export function likelyRenames(operations: readonly Operation[]): readonly Note[] {
  return [...renamedColumns(operations), ...renamedTables(operations), ...renamedEnums(operations)];
}

function renamedColumns(operations: readonly Operation[]): readonly Note[] {
  const added = ofKind(operations, 'addColumn');
  return ofKind(operations, 'dropColumn').flatMap((drop) => {
    const isRebuilt = added.some((add) => sameName(add.table, drop.table) && add.column.name === drop.column);
    const twins = isRebuilt ? [] : added.filter((add) => looksAlike(drop, add));
    return twins.length > MAX_CANDIDATES
      ? []
      : twins.map(({ table, column }): Note => {
          const name = `${formatName(table)}.${column.name}`;
          const lines = [`${name} has the same type. If this is a rename, write instead of the two:`];
          const instead = { kind: 'renameColumn', table, column: drop.column, newName: column.name } as const;
          return { kind: 'likelyRename', operation: drop, lines, instead };
        });
  });
}

function looksAlike({ table, was }: DropColumn, add: AddColumn): boolean {
  return was !== undefined && sameName(table, add.table) && sameValue(shapeOf(was), shapeOf(add.column));
}

function shapeOf({ type, collation, identity, generated, serial }: Column) {
  return { type: typeSql(type), collation, source: [identity !== null, generated, serial !== null] };
}

function renamedTables(operations: readonly Operation[]): readonly Note[] {
  const created = ofKind(operations, 'createTable');
  return ofKind(operations, 'dropTable').flatMap((drop) =>
    created
      .filter(({ table }) => drop.was !== undefined && haveSameColumns(drop.was, table))
      .map(({ table }): Note => {
        const lines = [`${formatName(table)} has the same columns. If this is a rename, write instead of the two:`];
        return { kind: 'likelyRename', operation: drop, lines, instead: tableRename(drop.table, table) };
      }),
  );
}

function haveSameColumns(a: Table, b: Table): boolean {
  return (
    a.columns.length === b.columns.length &&
    a.columns.every((column) => b.columns.some(({ name, type }) => name === column.name && sameType(type, column.type)))
  );
}

function tableRename(table: QualifiedName, to: QualifiedName): Operation {
  return table.name === to.name
    ? { kind: 'setTableSchema', table, newSchema: to.schema }
    : { kind: 'renameTable', table, newName: to.name };
}

function renamedEnums(operations: readonly Operation[]): readonly Note[] {
  const created = ofKind(operations, 'createEnum');
  return ofKind(operations, 'dropEnum').flatMap((drop) =>
    created
      .filter(({ type }) => type.schema === drop.type.schema && sameValue(drop.was?.values, type.values))
      .map(({ type }): Note => {
        const lines = [`${formatName(type)} has the same values. If this is a rename, write instead of the two:`];
        const instead = { kind: 'renameEnum', type: drop.type, newName: type.name } as const;
        return { kind: 'likelyRename', operation: drop, lines, instead };
      }),
  );
}

function ofKind<Kind extends OperationKind>(
  operations: readonly Operation[],
  kind: Kind,
): readonly OperationByKind[Kind][] {
  const isOfKind = (operation: Operation): operation is Operation & OperationByKind[Kind] => operation.kind === kind;
  return operations.filter(isOfKind);
}
