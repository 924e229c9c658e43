import { makeObjectName } from './choose-name.js';
import type { QualifiedName } from './names.js';

/** NOT NULL as a constraint with a name, which PostgreSQL 18 makes of it. */
export interface NotNull {
  readonly name: string;
  readonly noInherit?: true;
  readonly notValid?: true;
  readonly comment?: string;
  /** The usual name must be written out: PostgreSQL doesn't give it to a second constraint of a schema by itself. */
  readonly said?: true;
  /** A parent of the table says it too. */
  readonly inherited?: true;
  /** The table says it as well as a parent, so it stays when the parent loses it. */
  readonly local?: true;
}

/** What PostgreSQL calls it by itself. */
export function usualNotNullName(table: QualifiedName, column: string): string {
  return makeObjectName({ table: table.name, columns: column, label: 'not_null' });
}

/** Do the words NOT NULL alone make it so? */
export function isUsualNotNull(table: QualifiedName, column: string, notNull: NotNull): boolean {
  const { name, noInherit, notValid, comment, said } = notNull;
  const isPlain = said === undefined && noInherit === undefined && notValid === undefined && comment === undefined;
  return isPlain && name === usualNotNullName(table, column);
}
