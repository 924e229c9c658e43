import type { AddEnumValue, EnumColumn, ReplaceEnum } from '../../../operations/enum-operations.js';
import type { Column } from '../../../schema/column.js';
import type { EnumType } from '../../../schema/enum-type.js';
import { tablesByName } from '../../../schema/inherit-columns.js';
import { type Key, partKey } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn, parentsOf, type Table } from '../../../schema/table.js';
import type { GrownEnum, ReplacedEnum } from './compare-enums.js';

/** The tables that exist before and after, whose columns change their type when an enum is rebuilt. */
export interface EnumUsers {
  /** All tables of the database, including those that filters exclude. */
  readonly reflected: readonly Table[];
  /** The compared tables after the upgrade. */
  readonly declared: readonly Table[];
  /** Tables that are dropped first. */
  readonly dropped: ReadonlySet<string>;
  /** Defaults that depend on something that is rebuilt. They are already dropped when the enum is rebuilt. */
  readonly rebuiltParts: ReadonlySet<Key>;
  /** Tables that are detached from a parent first. */
  detaches(table: QualifiedName, parent: QualifiedName): boolean;
  /** Columns that are dropped first, and perhaps added again. */
  isRebuilt(table: QualifiedName, column: string): boolean;
}

interface MovedColumn {
  readonly before: EnumColumn;
  readonly after: EnumColumn;
}

export function replaceEnum({ declared, reflected }: ReplacedEnum, users: EnumUsers): ReplaceEnum {
  const columns = movedColumns(declared, users);
  return {
    kind: 'replaceEnum',
    type: bareName(declared),
    values: declared.values,
    columns: columns.map(({ after }) => after),
    ...(declared.comment === null ? {} : { comment: declared.comment }),
    was: { values: reflected.values, columns: columns.map(({ before }) => before) },
  };
}

/** The values as they are added, each with the operation that removes it again. */
export function additionsOf({ declared, reflected, additions }: GrownEnum, users: EnumUsers): readonly AddEnumValue[] {
  const columns = movedColumns(declared, users);
  const back: ReplaceEnum = {
    kind: 'replaceEnum',
    type: bareName(declared),
    values: [],
    columns: columns.map(({ before }) => before),
    ...(reflected.comment === null ? {} : { comment: reflected.comment }),
    was: { values: declared.values, columns: columns.map(({ after }) => after) },
  };
  return additions.map((addition, at) => {
    const gone = new Set(additions.slice(at).map(({ value }) => value));
    return { ...addition, reverse: { ...back, values: declared.values.filter((value) => !gone.has(value)) } };
  });
}

function movedColumns(type: EnumType, users: EnumUsers): readonly MovedColumn[] {
  const { reflected, declared, dropped, rebuiltParts, detaches, isRebuilt } = users;
  const wantedTables = new Map(declared.map((table) => [nameKey(table), table]));
  const staysIn = (parent: Table, name: string) => hasColumn(wantedTables.get(nameKey(parent)) ?? parent, name);
  const comesFromParent = (table: Table, column: Column) => {
    const { name } = column;
    // A column that the parent loses is the child's own from then on, unless it is dropped with the parent's.
    const isKept = isOwn(column) || wantedTables.has(nameKey(table));
    return tablesByName(reflected, parentsOf(table)).some(
      (parent) => !detaches(table, parent) && hasColumn(parent, name) && (!isKept || staysIn(parent, name)),
    );
  };
  return reflected
    .filter((table) => !dropped.has(nameKey(table)))
    .flatMap((table) => {
      const wantedColumns = wantedTables.get(nameKey(table))?.columns;
      return table.columns
        .filter((column) => isOfType(column, type) && !isRebuilt(table, column.name))
        .filter((column) => !comesFromParent(table, column))
        .flatMap((found) => movedColumn(table, found, wantedColumns) ?? [])
        .map((moved) =>
          rebuiltParts.has(partKey('default', table, moved.before.column)) ? withoutDefault(moved) : moved,
        );
    });
}

function hasColumn({ columns }: Table, name: string): boolean {
  return columns.some((column) => column.name === name);
}

function withoutDefault({ before, after }: MovedColumn): MovedColumn {
  return { before: { ...before, serverDefault: null }, after: { ...after, serverDefault: null } };
}

export function isOfType({ type }: Pick<Column, 'type'>, name: QualifiedName): boolean {
  return type.userType !== null && sameName(type.userType, name);
}

/** Null if the column gets another type or is dropped. */
function movedColumn(table: Table, found: Column, columns: readonly Column[] | undefined): MovedColumn | null {
  // A table that is not compared remains as it is.
  const wanted = columns === undefined ? found : columns.find(({ name }) => name === found.name);
  if (wanted === undefined || found.type.userType === null || !isOfType(wanted, found.type.userType)) {
    return null;
  }
  const column = { table: bareName(table), column: found.name, array: found.type.array };
  const staysAsIs = wanted.type.array === found.type.array;
  return {
    before: { ...column, serverDefault: found.serverDefault },
    after: { ...column, serverDefault: staysAsIs ? wanted.serverDefault : null },
  };
}
