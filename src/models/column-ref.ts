import { quoteIdentifier } from '../ddl/quote.js';
import type { RefState } from './ref-state.js';
import { SqlFragment } from './sql.js';

/** Registered, so that a reference made by another copy of this package is known too. */
export const refState: unique symbol = Symbol.for('limbeck.column.reference');

/** A column of a declared table: `users.c.email`. In a fragment it prints as its quoted name. */
export class ColumnRef extends SqlFragment {
  declare readonly [refState]: RefState;

  constructor(state: RefState) {
    super(quoteIdentifier(state.column), { column: state, expression: null });
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
