import type { AlterColumn, Change } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column, Identity } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import { optionsOfType, type SequenceOptions, type SequenceType } from '../../../schema/sequence.js';
import type { ColumnType } from '../../../schema/types.js';
import { sameValueBut } from '../../../util/same-value.js';
import { commentChange } from '../objects/compare-comments.js';

/** The options of the sequence that an alteration of an identity or serial column sets. */
export function compareIdentity(declared: Column, reflected: Column): Pick<AlterColumn, 'identity' | 'existingType'> {
  const change = identityChange(declared, reflected);
  if (change === null) {
    return {};
  }
  const isNew = reflected.identity === null;
  return { identity: change, ...(isNew && { existingType: declared.type }) };
}

/** Options that are set on the sequence, not on the column. */
const OF_SEQUENCE: ReadonlySet<string> = new Set(['comment', 'unlogged']);

/** The comment of a new identity's sequence is part of adding the identity. */
export function compareIdentityComments(
  { schema }: QualifiedName,
  declared: Column,
  reflected: Column,
): readonly Operation[] {
  const [wanted, found] = [declared.identity, reflected.identity];
  const of = (identity: Identity) => ({ comment: identity.comment ?? null });
  return wanted === null || found === null
    ? []
    : commentChange({ on: 'sequence', name: { schema, name: wanted.sequence } }, of(found), of(wanted));
}

function identityChange(declared: Column, reflected: Column): Change<Identity | null> | null {
  const [wanted, found] = [declared.identity, reflected.identity];
  if (wanted === null || found === null) {
    return wanted === found ? null : { from: found, to: wanted };
  }
  const from = { ...found, options: optionsAfterTypeChange(found.options, reflected.type, declared.type) };
  return sameValueBut(from, wanted, OF_SEQUENCE) ? null : { from, to: wanted };
}

// PostgreSQL alters the sequence of an identity column with the column's type.
function optionsAfterTypeChange(options: SequenceOptions, from: ColumnType, to: ColumnType): SequenceOptions {
  const [before, after] = [sequenceType(from), sequenceType(to)];
  return before === null || after === null ? options : optionsOfType(options, before, after);
}

export function sequenceType({ sql }: ColumnType): SequenceType | null {
  return sql === 'smallint' || sql === 'integer' || sql === 'bigint' ? sql : null;
}
