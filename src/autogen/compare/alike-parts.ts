import type { ExclusionConstraint, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { sameValueBut } from '../../util/same-value.js';

/** What has an index. */
export type Indexed = PrimaryKey | UniqueConstraint | ExclusionConstraint | Index;

/** Does PostgreSQL take the one for the part of a partition that belongs to the other? */
export function isLike(part: Indexed, other: Indexed): boolean {
  return sameValueBut(part, other, NOT_COMPARED);
}

const NOT_COMPARED: ReadonlySet<string> = new Set(['name', 'comment', 'inherited', 'with', 'tablespace']);
