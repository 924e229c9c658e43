import type { AlterColumn } from '../operations/column-operations.js';
import type { Column } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { isUsualNotNull, type NotNull } from '../schema/not-null.js';
import { commentIfAny, constraintObject } from './comment-on.js';
import { notNullDefinition } from './constraint-definition.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';

/** What a column definition cannot say of its NOT NULL: NOT VALID, and the comment. */
export function notNullAfterCreation(table: QualifiedName, columns: readonly Column[]): readonly string[] {
  return columns.flatMap(({ name, notNull }) => {
    if (notNull === undefined) {
      return [];
    }
    const add = `ALTER TABLE ${quoteRelation(table)} ADD ${notNullDefinition(name, notNull)}`;
    return [
      ...(notNull.notValid === true ? [add] : []),
      ...commentIfAny(constraintObject(table, notNull.name), notNull.comment ?? null),
    ];
  });
}

/** Subcommands of ALTER TABLE. */
export function notNullSubcommands({ table, column, nullable, notNull }: AlterColumn): readonly string[] {
  const alter = `ALTER COLUMN ${quoteIdentifier(column)}`;
  const drop = `${alter} DROP NOT NULL`;
  const wanted = notNull?.to ?? null;
  if (nullable?.to === true) {
    return [drop];
  }
  if (wanted !== null && !isUsualNotNull(table, column, withoutComment(wanted))) {
    return [...(nullable === undefined ? [drop] : []), `ADD ${notNullDefinition(column, wanted)}`];
  }
  return nullable === undefined && wanted === null
    ? []
    : [...(nullable === undefined ? [drop] : []), `${alter} SET NOT NULL`];
}

export function notNullComment({ table, notNull }: AlterColumn): readonly string[] {
  const wanted = notNull?.to ?? null;
  return wanted === null ? [] : commentIfAny(constraintObject(table, wanted.name), wanted.comment ?? null);
}

function withoutComment({ comment: _, ...notNull }: NotNull): NotNull {
  return notNull;
}
