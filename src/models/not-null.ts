import type { QualifiedName } from '../schema/names.js';
import { type NotNull, usualNotNullName } from '../schema/not-null.js';
import { commentOf } from './comment-of.js';

/** NOT NULL as a constraint, which it is since PostgreSQL 18. */
export interface NotNullOptions {
  /** Default: the name that PostgreSQL chooses. */
  readonly name?: string;
  readonly noInherit?: boolean;
  /** Existing rows are not checked. */
  readonly notValid?: boolean;
  readonly comment?: string;
}

export function toNotNull(options: NotNullOptions, table: QualifiedName, column: string): NotNull {
  const comment = commentOf(options.comment);
  const usual = usualNotNullName(table, column);
  return {
    name: options.name ?? usual,
    ...(options.name === usual && { said: true }),
    ...(options.noInherit === true && { noInherit: true }),
    ...(options.notValid === true && { notValid: true }),
    ...(comment !== null && { comment }),
  };
}
