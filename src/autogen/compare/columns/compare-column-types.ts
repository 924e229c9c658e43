import { usingFor } from '../../../ddl/using.js';
import type { TypeChange } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';
import { sameType } from '../../../schema/types.js';
import { sameValue } from '../../../util/same-value.js';
import type { BaseTypes } from '../types/type-graph.js';

/** The change of type or collation, or null if both remain. */
export function compareTypes(declared: Column, reflected: Column, baseTypes: BaseTypes): TypeChange | null {
  const isSameCollation = sameValue(declared.collation, reflected.collation);
  if (sameType(declared.type, reflected.type) && isSameCollation) {
    return null;
  }
  const [from, to] = [baseTypes.reflected.baseOf(reflected.type), baseTypes.declared.baseOf(declared.type)];
  const using = usingFor({ ...reflected, type: from }, to);
  const usingBack = usingFor({ ...declared, name: reflected.name, type: to }, from);
  // A type without COLLATE gets its default collation, so the operation repeats the collation of
  // the column.
  const saysCollation = !isSameCollation || declared.collation !== null;
  return {
    from: reflected.type,
    to: declared.type,
    ...(saysCollation && { collation: { from: reflected.collation, to: declared.collation } }),
    ...(using !== null && { using }),
    ...(usingBack !== null && { usingBack }),
  };
}
