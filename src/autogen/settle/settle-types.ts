import { parseBuiltinType } from '../../schema/builtin-types.js';
import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { PrintExpressions } from '../../schema/expression-question.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';

/** Types that Limbeck does not know (`geometry(Point,4326)`), as format_type() prints them if that differs. */
export async function settleTypes(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  print: PrintExpressions,
): Promise<DatabaseSchema> {
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  const unknown = new Set(declared.tables.flatMap((table) => unknownTypes(table, found.get(nameKey(table)))));
  if (unknown.size === 0) {
    return declared;
  }
  const spellings = [...unknown];
  const printed = await print(spellings.map((sql) => ({ use: 'type', sql })));
  const known = new Map(spellings.map((sql, position) => [sql, printed[position] ?? sql]));
  return { ...declared, tables: declared.tables.map((table) => respell(table, known)) };
}

function unknownTypes(declared: Table, reflected: Table | undefined): readonly string[] {
  const others = declared.columns.filter((column, place) => !isAlike(column, reflected?.columns[place]));
  if (others.length === 0) {
    return [];
  }
  const found = new Map(reflected?.columns.map((column) => [column.name, column.type.sql]));
  return others
    .filter(({ name, type }) => found.has(name) && found.get(name) !== type.sql && parseBuiltinType(type.sql) === null)
    .map(({ type }) => type.sql);
}

function isAlike(column: Column, other: Column | undefined): boolean {
  return column.name === other?.name && column.type.sql === other.type.sql;
}

function respell(table: Table, known: ReadonlyMap<string, string>): Table {
  const columns = table.columns.map(
    (column): Column => ({ ...column, type: { ...column.type, sql: known.get(column.type.sql) ?? column.type.sql } }),
  );
  return { ...table, columns };
}
