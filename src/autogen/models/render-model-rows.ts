import { baseType, isString } from '../../schema/base-type.js';
import type { Column } from '../../schema/column.js';
import type { ColumnNaming } from '../../schema/column-naming.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DeclaredRows } from '../../schema/declared-rows.js';
import { nameKey } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { asSource } from '../../util/escape.js';
import { sameValue } from '../../util/same-value.js';
import { array, call, code, type Entry, imported, object, optionalStrings, string } from '../render/build-doc.js';
import { printDoc } from '../render/doc.js';
import { renderValue } from '../render/render-value.js';
import { rowValue } from '../rows/row-value.js';
import type { ModelDeclaration } from './model-declaration.js';
import { propertyNames } from './model-names.js';

/** All rows of a table. */
export interface ModelRows {
  readonly table: Table;
  readonly rows: DeclaredRows;
}

interface RowsPlace {
  readonly schema: DatabaseSchema;
  readonly naming: ColumnNaming;
  /** The file with the rows, from the module; null if the module has them. */
  readonly file: string | null;
}

/** The declaration of a table, followed by its rows. */
export function withModelRows(
  declared: ModelDeclaration,
  { table, rows }: ModelRows,
  { schema, naming, file }: RowsPlace,
): ModelDeclaration {
  const own = table.columns.filter(isOwn).map(({ name }) => name);
  const properties = propertyNames(own, naming);
  const property = (column: string) => properties.get(column) ?? column;
  const types = new Map(table.columns.map((column) => [column.name, column.type]));
  const list = () =>
    rows.rows.map((row) =>
      object(
        row.map((text, at): Entry => {
          const column = rows.columns[at] ?? '';
          const type = types.get(column);
          const value = type === undefined ? text : rowValue(text ?? null, type, schema);
          return [property(column), renderValue(value)];
        }),
      ),
    );
  const isUsual = sameValue(rows.key, table.primaryKey?.columns);
  const options = object([
    ['key', isUsual ? undefined : optionalStrings(rows.key.map(property))],
    ['mode', string(rows.mode)],
  ]);
  const doc = call('metadata.rows', [
    code(asSource(declared.constant ?? '')),
    file === null ? array(list()) : imported('rowsFrom', [string(file)]),
    options,
  ]);
  const source = `${printDoc(doc, { indent: 0, before: 0, after: 1 })};`;
  return {
    ...declared,
    source: `${declared.source}\n\n${source}`,
    imports: [...declared.imports, ...(file === null ? [] : ['rowsFrom'])],
  };
}

/** More rows are hard to read in a module. */
const MOST_IN_A_MODULE = 100;

/** Whether a module can have the rows: each value has a constant that TypeScript takes, and that stays the same text. */
export function fitsInModule({ table, rows }: ModelRows, { enums }: DatabaseSchema): boolean {
  const isEnum = new Set(enums.map(nameKey));
  const isPlain = ({ type }: Column) =>
    !type.array &&
    (type.userType === null
      ? isString(baseType(type)) || PLAIN.has(baseType(type))
      : isEnum.has(nameKey(type.userType)));
  const columns = table.columns.filter(({ name }) => rows.columns.includes(name));
  return rows.rows.length <= MOST_IN_A_MODULE && columns.every(isPlain);
}

const PLAIN = new Set(['smallint', 'integer', 'boolean', 'numeric', 'uuid']);
