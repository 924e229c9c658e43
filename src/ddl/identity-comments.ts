import type { AlterColumn } from '../operations/column-operations.js';
import type { Column } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny } from './comment-on.js';
import { quoteRelation } from './names/default-schema.js';

/** Comments on the sequences of new identity columns. */
export function identityComments(
  { schema }: QualifiedName,
  columns: readonly Pick<Column, 'identity'>[],
): readonly string[] {
  return columns.flatMap(({ identity }) =>
    identity === null
      ? []
      : commentIfAny(`SEQUENCE ${quoteRelation({ schema, name: identity.sequence })}`, identity.comment ?? null),
  );
}

export function newIdentityComment({ table, identity }: AlterColumn): readonly string[] {
  const isNew = identity !== undefined && (identity.from ?? null) === null;
  return isNew ? identityComments(table, [{ identity: identity.to }]) : [];
}
