import { quoteIdentifier } from '../ddl/quote.js';
import type { QualifiedName } from '../schema/names.js';
import { SqlFragment } from './sql.js';

/** Registered, so that a reference made by another copy of this package is known too. */
export const refState: unique symbol = Symbol.for('limbeck.column.reference');

export interface RefState {
  /** The table it is a column of; null where `col()` made it. */
  readonly table: QualifiedName | null;
  /** The declaration that it belongs to, to be known among tables of the same name. */
  readonly owner: object | null;
  /** The column in the database. */
  readonly column: string;
}

/** A column of a declared table: `users.c.email`. In a fragment it prints as its quoted name. */
export class ColumnRef extends SqlFragment {
  readonly [refState]: RefState;

  constructor(state: RefState) {
    super({ text: quoteIdentifier(state.column), columns: [state.column] }, { column: state.column, expression: null });
    this[refState] = state;
  }
}

/** A column by its name in the database: `col('created_at').desc()`. */
export function col(name: string): ColumnRef {
  return new ColumnRef({ table: null, owner: null, column: name });
}

export function isColumnRef(value: unknown): value is ColumnRef {
  return typeof value === 'object' && value !== null && refState in value;
}
