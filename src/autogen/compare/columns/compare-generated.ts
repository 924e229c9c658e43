import type { Change } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';
import { hasFeature } from '../../../schema/server-features.js';
import { sameType } from '../../../schema/types.js';

/** Null where nothing changes, `rebuild` where PostgreSQL cannot alter the column in place. */
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
    // The values of a virtual column are nowhere to be kept.
    return found.stored ? { from: found.expression, to: null } : 'rebuild';
  }
  if (wanted.stored !== found.stored) {
    return 'rebuild';
  }
  if (wanted.expression === found.expression) {
    return null;
  }
  // PostgreSQL 18 refuses it where there are checks or publications. What is computed when it is read is quick to rebuild.
  const canAlter =
    wanted.stored && hasFeature(serverVersion, 'setExpression') && sameType(declared.type, reflected.type);
  return canAlter ? { from: found.expression, to: wanted.expression } : 'rebuild';
}
