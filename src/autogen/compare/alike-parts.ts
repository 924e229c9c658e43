import type { Indexed } from '../../schema/indexed.js';
import { sameValueBut } from '../../util/same-value.js';

/** Does PostgreSQL take the one for the part of a partition that belongs to the other? */
export function isLike(part: Indexed, other: Indexed): boolean {
  return sameValueBut(part, other, NOT_COMPARED);
}

/** What of a part of a partition may differ from that of the partitioned table, but for how it is stored. */
export const ITS_OWN: ReadonlySet<string> = new Set([
  'name',
  'comment',
  'indexComment',
  'inherited',
  'only',
  'attachedTo',
  'keyNames',
]);

const NOT_COMPARED: ReadonlySet<string> = new Set([...ITS_OWN, 'with', 'tablespace']);
