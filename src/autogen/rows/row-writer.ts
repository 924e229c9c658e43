import { isDescending } from '../../ddl/sequence-options.js';
import type { InsertedRow } from '../../operations/bulk-insert-operation.js';
import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { RowTexts } from './row-changes.js';
import { isJson, rowValue } from './row-value.js';
import { isSetBefore } from './value-fits.js';

/** A schema before and after the operations of one direction, with the names that objects have after the renames. */
export interface SchemasAround {
  readonly before: DatabaseSchema;
  readonly after: DatabaseSchema;
}

/** Writes rows of one table as directives take them. */
export class RowWriter {
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #columnsBefore: ReadonlyMap<string, Column>;
  readonly #around: SchemasAround;

  /** @param table as it is after the operations */
  constructor(table: Table, around: SchemasAround) {
    const before = around.before.tables.find((each) => nameKey(each) === nameKey(table));
    this.#columnsBefore = columnsByName(before);
    this.#columns = new Map([...this.#columnsBefore, ...columnsByName(table)]);
    this.#around = around;
  }

  row(texts: RowTexts): InsertedRow {
    return Object.fromEntries(
      [...texts].map(([column, text]) => {
        const type = this.#columns.get(column)?.type;
        return [column, type === undefined ? text : rowValue(text, type, this.#around.after)];
      }),
    );
  }

  /** Options for rows with these columns. */
  options(rows: readonly RowTexts[]): { readonly jsonColumns?: readonly string[] } {
    const jsonColumns = columnsOf(rows).filter((name) => {
      const column = this.#columns.get(name);
      return column !== undefined && isJson(column.type, this.#around.after);
    });
    return jsonColumns.length === 0 ? {} : { jsonColumns };
  }

  /** Whether the rows have values of a column that is GENERATED ALWAYS AS IDENTITY. */
  overrides(rows: readonly RowTexts[]): boolean {
    return columnsOf(rows).some((column) => this.#columns.get(column)?.identity?.always === true);
  }

  /** The columns whose sequences don't know the values of the rows. A sequence that counts down can't meet them. */
  numbered(rows: readonly RowTexts[]): readonly string[] {
    return columnsOf(rows).filter((name) => {
      const { identity = null, serial = null } = this.#columns.get(name) ?? {};
      return serial !== null || (identity?.always === false && !isDescending(identity.options.increment));
    });
  }

  /** Whether the value has to be set before the type of the column changes. */
  isSetBefore(column: string, value: string | null): boolean {
    const [from, to] = [this.#columnsBefore.get(column)?.type, this.#columns.get(column)?.type];
    const { before, after } = this.#around;
    return (
      from !== undefined &&
      to !== undefined &&
      isSetBefore(value, { from, to, enums: { from: before.enums, to: after.enums } })
    );
  }
}

function columnsByName(table: Table | undefined): ReadonlyMap<string, Column> {
  return new Map(table?.columns.map((column) => [column.name, column]));
}

function columnsOf(rows: readonly RowTexts[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => [...row.keys()]))];
}
