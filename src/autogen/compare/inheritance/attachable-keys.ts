import type { Indexed } from '../../../schema/indexed.js';
import { sameValueBut } from '../../../util/same-value.js';

/** Does PostgreSQL take the one for the part of a partition that belongs to the other? */
export function isLike(part: Indexed, other: Indexed): boolean {
  return sameValueBut(part, other, NOT_COMPARED);
}

/**
 * Does PostgreSQL attach the index of a partition to that of the partitioned table? It does not care for the sort order,
 * so this may be one that it would not bring along.
 */
export function canBeAttached(part: Indexed, of: Indexed): boolean {
  return sameValueBut(withoutOrder(part), withoutOrder(of), NOT_COMPARED);
}

function withoutOrder(part: Indexed): Indexed {
  return 'keys' in part
    ? { ...part, keys: part.keys.map((key) => ({ ...key, descending: false, nullsFirst: false })) }
    : part;
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
  'age',
]);

const NOT_COMPARED: ReadonlySet<string> = new Set([...ITS_OWN, 'with', 'tablespace']);
