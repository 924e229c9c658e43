import { invalidRows } from '../../errors/row-errors.js';
import type { DeclaredRows, RowValue } from '../../schema/declared-rows.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { findClosestWord } from '../../util/closest-word.js';
import { isUnique } from '../build/check-references.js';
import { type DeclaredColumn, findColumn } from '../table.js';
import { inputText } from './input-text.js';
import type { RowsDeclaration } from './rows-declaration.js';

interface RowsContext {
  /** With all names chosen. */
  readonly tables: readonly Table[];
  readonly home: (name: QualifiedName) => QualifiedName;
}

/** Declared rows as texts that PostgreSQL reads. Throws if their columns, keys, or values can't be. */
export function rowValues(declarations: readonly RowsDeclaration[], context: RowsContext): readonly DeclaredRows[] {
  const tables = new Set<RowsDeclaration['table']>();
  return declarations.map((declaration) => {
    if (tables.has(declaration.table)) {
      throw fault(declaration, 'are declared twice', 'Declare all rows of a table in one call.');
    }
    tables.add(declaration.table);
    return rowsValue(declaration, context);
  });
}

function rowsValue(declaration: RowsDeclaration, { tables, home }: RowsContext): DeclaredRows {
  const name = home(declaration.table.name);
  const table = tables.find((each) => nameKey(each) === nameKey(name));
  if (table === undefined)
    throw fault(declaration, 'are declared for another MetaData', 'Declare both with the same MetaData.');
  checkForm(declaration);
  const rows = declaration.rows.map((row) => rowTexts(row, declaration));
  const key = keyOf(declaration, table);
  const columns = [...new Set([...key, ...rows.flatMap((row) => [...row.keys()])])];
  const writable = new Set(table.columns.filter(isWritable).map((column) => column.name));
  const computed = columns.find((column) => !writable.has(column));
  if (computed !== undefined) {
    throw fault(declaration, `list "${computed}", whose values PostgreSQL computes`, 'Leave out the column.');
  }
  checkKeys(declaration, key, rows);
  checkNulls(declaration, table, rows);
  const { schema, name: bare } = name;
  return {
    ...{ schema, name: bare, key, mode: declaration.mode, columns },
    rows: rows.map((row) => columns.map((column): RowValue => row.get(column))),
  };
}

/** JavaScript, and TypeScript that nobody checked, can pass anything. */
function checkForm(declaration: RowsDeclaration): void {
  const rows: unknown = declaration.rows;
  const isList = Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null);
  if (!isList) throw fault(declaration, "aren't a list of objects", "Write rows as [{ code: 'a' }, { code: 'b' }].");
  if (!MODES.includes(declaration.mode)) {
    throw fault(declaration, `have the mode "${declaration.mode}"`, `The modes are: ${MODES.join(', ')}.`);
  }
}

const MODES: readonly string[] = ['exact', 'present'];

function fault({ table, file }: RowsDeclaration, why: string, hint: string): Error {
  return invalidRows(formatName(table.name), file === null ? why : `in "${file}" ${why}`, hint);
}

function isWritable({ generated, identity }: Table['columns'][number]): boolean {
  return generated === null && identity?.always !== true;
}

function rowTexts(row: object, declaration: RowsDeclaration): ReadonlyMap<string, string | null> {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(row);
  return new Map(
    entries.flatMap(([property, value]) => {
      const column = columnOf(property, declaration);
      const text = inputText(value, {
        type: column.state.type,
        array: column.state.array,
        place: null,
        fault: (type, why) =>
          fault(declaration, `have a value of "${property}" (${type}) that ${why}`, 'Write a value of the type.'),
      });
      return text === undefined ? [] : [[column.name, text] as const];
    }),
  );
}

function columnOf(property: string, declaration: RowsDeclaration): DeclaredColumn {
  const column = findColumn(declaration.table, property);
  if (column !== undefined) return column;
  const properties = declaration.table.columns.map((each) => each.property);
  const closest = findClosestWord(property, properties);
  const hint = closest === null ? `Its columns are: ${properties.join(', ')}.` : `Did you mean "${closest}"?`;
  throw fault(declaration, `list the column "${property}", which does not exist`, hint);
}

function keyOf(declaration: RowsDeclaration, table: Table): readonly string[] {
  const key = declaration.key?.map((property) => columnOf(property, declaration).name) ?? table.primaryKey?.columns;
  if (key === undefined || key.length === 0) {
    throw fault(declaration, 'have no key', "Give the table a primary key, or name unique columns: { key: ['code'] }.");
  }
  if (!isUnique(key, table)) {
    throw fault(
      declaration,
      `have the key ${key.join(', ')}, which is not unique`,
      'The key is a primary key, or the columns of a unique constraint or index that is not deferrable.',
    );
  }
  const nullable = key.find((name) => table.columns.find((column) => column.name === name)?.nullable === true);
  if (nullable !== undefined) {
    throw fault(declaration, `have the key column "${nullable}", which allows null`, 'Make the column NOT NULL.');
  }
  return key;
}

function checkNulls(
  declaration: RowsDeclaration,
  table: Table,
  rows: readonly ReadonlyMap<string, string | null>[],
): void {
  const required = table.columns.filter(({ nullable }) => !nullable).map(({ name }) => name);
  for (const [at, row] of rows.entries()) {
    const empty = required.find((column) => row.get(column) === null);
    if (empty === undefined) continue;
    throw fault(
      declaration,
      `have null for "${empty}" in row ${at + 1}`,
      'Write a value, or make the column nullable.',
    );
  }
}

function checkKeys(
  declaration: RowsDeclaration,
  key: readonly string[],
  rows: readonly ReadonlyMap<string, string | null>[],
): void {
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const values = key.map((column) => row.get(column) ?? null);
    if (values.includes(null)) {
      throw fault(
        declaration,
        `have no value for the key ${key.join(', ')} in row ${at + 1}`,
        'Give each row its key.',
      );
    }
    const text = JSON.stringify(values);
    const other = seen.get(text);
    if (other !== undefined) {
      const words = key.map((column, place) => `${column} ${JSON.stringify(values[place])}`).join(', ');
      throw fault(
        declaration,
        `have ${words} twice, in row ${other + 1} and in row ${at + 1}`,
        'Remove one of the rows.',
      );
    }
    seen.set(text, at);
  }
}
