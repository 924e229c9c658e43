import type { TypeChange } from '../../operations/column-operations.js';
import type { Column } from '../../schema/column.js';
import { sameType } from '../../schema/types.js';
import { sameValue } from '../../util/same-value.js';
import { usingFor } from '../types/using.js';

/** The change of type or collation; null where both stay. */
export function compareTypes(declared: Column, reflected: Column): TypeChange | null {
  const isSameCollation = sameValue(declared.collation, reflected.collation);
  if (sameType(declared.type, reflected.type) && isSameCollation) {
    return null;
  }
  const using = usingFor(reflected, declared.type);
  const usingBack = usingFor({ ...declared, name: reflected.name }, reflected.type);
  // A type without COLLATE gets its own collation, so the one that stays is said again.
  const saysCollation = !isSameCollation || declared.collation !== null;
  return {
    from: reflected.type,
    to: declared.type,
    ...(saysCollation && { collation: { from: reflected.collation, to: declared.collation } }),
    ...(using !== null && { using }),
    ...(usingBack !== null && { usingBack }),
  };
}
