import type { AlterColumn } from '../operations/column-operations.js';
import type { Column, Identity } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny } from './comment-on.js';
import { quoteRelation } from './names/default-schema.js';

/** What GENERATED … AS IDENTITY can't say of the sequences of new identity columns. */
export function identitySequences(
  { schema }: QualifiedName,
  columns: readonly Pick<Column, 'identity'>[],
): readonly string[] {
  return columns.flatMap(({ identity }) => {
    if (identity === null) return [];
    const sequence = `SEQUENCE ${quoteRelation({ schema, name: identity.sequence })}`;
    return [...logging(sequence, identity), ...commentIfAny(sequence, identity.comment ?? null)];
  });
}

function logging(sequence: string, { unlogged }: Identity): readonly string[] {
  return unlogged === undefined ? [] : [`ALTER ${sequence} SET ${unlogged ? 'UNLOGGED' : 'LOGGED'}`];
}

export function newIdentitySequence({ table, identity }: AlterColumn): readonly string[] {
  const isNew = identity !== undefined && (identity.from ?? null) === null;
  return isNew ? identitySequences(table, [{ identity: identity.to }]) : [];
}
