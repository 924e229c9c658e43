import type { Change } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';
import { hasFeature } from '../../../schema/server-features.js';
import { isOwn } from '../../../schema/table.js';
import { sameType } from '../../../schema/types.js';

/**
 * Whether a column keeps the values that were computed: its expression is dropped before anything that it uses changes.
 */
export function becomesPlain(declared: Column, reflected: Column): boolean {
  return reflected.generated?.stored === true && declared.generated === null;
}

/** Null if nothing changes, `rebuild` if PostgreSQL cannot alter the column in place. */
export function compareGenerated(
  declared: Column,
  reflected: Column,
  serverVersion: number,
): Change<string | null> | 'rebuild' | null {
  const [wanted, found] = [declared.generated, reflected.generated];
  if (found === null) {
    return wanted === null ? null : 'rebuild';
  }
  if (wanted === null) {
    // A virtual column has no stored values that could be kept.
    return becomesPlain(declared, reflected) ? { from: found.expression, to: null } : 'rebuild';
  }
  if (wanted.stored !== found.stored) {
    return 'rebuild';
  }
  if (wanted.expression === found.expression) {
    return null;
  }
  // For a virtual column, PostgreSQL 18 refuses to change the expression if there are checks or publications, and a
  // rebuild is quick. An inherited column can't be rebuilt.
  const canAlter =
    (wanted.stored || !isOwn(reflected)) &&
    hasFeature(serverVersion, 'setExpression') &&
    sameType(declared.type, reflected.type);
  return canAlter ? { from: found.expression, to: wanted.expression } : 'rebuild';
}
