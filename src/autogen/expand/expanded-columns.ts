import type { Column } from '../../schema/column.js';
import type { Table } from '../../schema/table.js';
import { sameType } from '../../schema/types.js';

/** A table on both sides. */
export interface TableSides {
  readonly declared: Table;
  readonly reflected: Table;
  /** The old names of renamed columns, by the new names. */
  readonly oldNames: ReadonlyMap<string, string>;
  /** The columns of the primary key that the table has between the two revisions. */
  readonly keyColumns: ReadonlySet<string>;
}

/** The columns of both sides, with which the programs of both sides can work. */
export function expandedColumns(sides: TableSides): readonly Column[] {
  const { declared, reflected, oldNames } = sides;
  const wanted = new Map(declared.columns.map((column) => [column.name, column]));
  const found = new Map(reflected.columns.map((column) => [column.name, column]));
  const newNames = new Map([...oldNames].map(([to, from]) => [from, to]));
  const isKey = ({ name }: Column) => sides.keyColumns.has(name);
  const before = reflected.columns.map((column) => {
    const after = wanted.get(column.name);
    if (isKey(column)) return after ?? column;
    if (after !== undefined) return keptColumn(column, after);
    const renamed = wanted.get(newNames.get(column.name) ?? '');
    return renamed === undefined ? optionalColumn(column) : oldColumn(column, renamed);
  });
  const added = declared.columns.filter(({ name }) => !found.has(name));
  const after = added.map((column) => {
    const old = found.get(oldNames.get(column.name) ?? '');
    if (old !== undefined) return newColumn(old, column);
    return isKey(column) ? column : optionalColumn(column);
  });
  return [...before, ...after];
}

/** A column is required only if it is for both programs. */
function keptColumn(before: Column, after: Column): Column {
  return hasOwnValue(after) ? after : withNullable(after, before.nullable || after.nullable);
}

/** A program that doesn't know the column can insert rows. */
function optionalColumn(column: Column): Column {
  return hasOwnValue(column) || column.serverDefault !== null ? column : withNullable(column, true);
}

/**
 * The column under its old name. A new default is the default of this column until the end: the trigger can't tell a default
 * of the new column from a value that the program sets.
 */
function oldColumn(before: Column, after: Column): Column {
  if (hasOwnValue(before)) return before;
  const column = withNullable(before, before.nullable || after.nullable);
  const takesDefault = !hasOwnValue(after) && after.serverDefault !== null && sameType(before.type, after.type);
  return takesDefault ? { ...column, serverDefault: after.serverDefault } : column;
}

/** The column under its new name. Both are generated, or a trigger sets the value. */
function newColumn(before: Column, after: Column): Column {
  if (after.generated !== null) return after;
  return {
    ...withNullable(after, before.nullable || after.nullable),
    serverDefault: null,
    identity: null,
    serial: null,
  };
}

function withNullable({ notNull, ...column }: Column, nullable: boolean): Column {
  return { ...column, nullable, ...(!nullable && notNull !== undefined && { notNull }) };
}

function hasOwnValue({ identity, serial, generated }: Column): boolean {
  return identity !== null || serial !== null || generated !== null;
}
