import type { InsertOf, RowOf } from '../row-types.js';
import type { Table, TableDeclaration } from '../table.js';
import type { RowsFile } from './rows-file.js';

/** Rows of a table, by the names of the properties. */
export type RowsOf<T extends Table> = readonly InsertOf<T>[] | RowsFile;

export interface RowsOptions<T extends Table> {
  /** The columns that tell which row is which. Default: the primary key. */
  readonly key?: readonly (keyof RowOf<T> & string)[];
  /** `exact`: rows that are not listed are deleted. `present`: they stay. Default: `present`. */
  readonly mode?: 'exact' | 'present';
}

/** Declared rows, before their columns are looked up. */
export interface RowsDeclaration {
  readonly table: TableDeclaration;
  readonly rows: readonly object[];
  /** The file that they are in, for messages. */
  readonly file: string | null;
  readonly key: readonly string[] | null;
  readonly mode: 'exact' | 'present';
}
