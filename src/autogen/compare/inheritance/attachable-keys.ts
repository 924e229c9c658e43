import type { IndexKey } from '../../../schema/index-value.js';
import type { Indexed } from '../../../schema/indexed.js';
import { sameValue, sameValueBut } from '../../../util/same-value.js';

/** Whether PostgreSQL can treat the index or key of a partition as the part of `other`. */
export function isLike(part: Indexed, other: Indexed): boolean {
  return sameValueBut(part, other, NOT_COMPARED);
}

/**
 * Whether PostgreSQL attaches the index of a partition to that of the partitioned table. It ignores
 * the sort order and the kind of a constraint, so it may attach an index that it would not create
 * itself. The index of a constraint can only be attached to the index of a constraint.
 */
export function canBeAttached(part: Indexed, of: Indexed): boolean {
  return (!('kind' in of) || 'kind' in part) && sameValue(shapeOf(part), shapeOf(of));
}

/** The same text for indexes and keys that PostgreSQL may attach to each other. */
export function attachableShape(part: Indexed): string {
  return JSON.stringify(shapeOf(part));
}

function shapeOf(part: Indexed): object {
  if ('keys' in part) {
    const { unique, method, keys, include, nullsNotDistinct, where } = part;
    return { unique, method, keys: keys.map(withoutOrder), include, nullsNotDistinct, where };
  }
  if (part.kind === 'exclusion') {
    const { method, elements, include, where } = part;
    return {
      operators: elements.map(({ operator }) => operator),
      method,
      keys: elements.map(withoutOrder),
      include,
      where,
    };
  }
  const { columns, include, withoutOverlaps } = part;
  const nullsNotDistinct = part.kind === 'unique' && part.nullsNotDistinct;
  const shape = { unique: true, method: 'btree', keys: columns.map(plainKey), include, nullsNotDistinct, where: null };
  return withoutOverlaps ? { ...shape, method: 'gist', withoutOverlaps } : shape;
}

function withoutOrder({ column, expression, collation, opclass, opclassParameters }: IndexKey): object {
  return { column, expression, collation, opclass, opclassParameters };
}

function plainKey(column: string): object {
  return { column, expression: null, collation: null, opclass: null, opclassParameters: {} };
}

/**
 * The properties in which the index of a partition may differ from that of the partitioned table,
 * except how the index is stored.
 */
export const ITS_OWN: ReadonlySet<string> = new Set([
  'name',
  'comment',
  'indexComment',
  'inherited',
  'partOf',
  'only',
  'attachedTo',
  'keyNames',
  'age',
]);

const NOT_COMPARED: ReadonlySet<string> = new Set([...ITS_OWN, 'with', 'tablespace']);
