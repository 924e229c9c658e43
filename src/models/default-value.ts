import type { SqlFragment } from './sql.js';

/** A value that becomes an SQL constant of the column's type, or an expression. */
export type DefaultValue = SqlFragment | string | number | bigint | boolean | Date | object;
