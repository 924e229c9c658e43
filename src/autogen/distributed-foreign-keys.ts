import type { ForeignKey } from '../schema/constraints.js';
import type { DistributedTable, Distribution } from '../schema/distribution.js';

/** Where the rows of a table are. */
export interface Place {
  /** For people. */
  readonly table: string;
  readonly distribution: Distribution | undefined;
  /** Tables with equal groups have their rows on the same nodes. */
  readonly group: string | null;
  /** Whether the table is declared. */
  readonly isKnown: boolean;
  /** Whether it is in a distributed schema. */
  readonly isTenant: boolean;
}

interface Ends {
  readonly from: Place;
  readonly to: Place;
}

/** Why Citus would refuse a foreign key; null if it would not. */
export function foreignKeyProblem(key: ForeignKey, { from, to }: Ends): string | null {
  // A table of a distributed schema may only refer to its schema and to reference tables, which Citus checks itself.
  if (!to.isKnown || from.isTenant || to.isTenant || to.distribution?.kind === 'reference') return null;
  if (from.distribution?.kind === 'reference') {
    return to.distribution === undefined ? null : `${from.table} is a reference table, and ${to.table} is distributed`;
  }
  if (from.distribution === undefined && to.distribution === undefined) return null;
  if (from.distribution === undefined) return `${to.table} is distributed, and ${from.table} is not`;
  if (to.distribution === undefined) {
    return `${from.table} is distributed, and ${to.table} is neither distributed nor a reference table`;
  }
  if (from.group !== to.group) return `${from.table} and ${to.table} are not in the same colocation group`;
  return columnsProblem(key, from.distribution, to.distribution);
}

function columnsProblem(key: ForeignKey, from: DistributedTable, to: DistributedTable): string | null {
  if (from.by === null || to.by === null) return null;
  const place = key.columns.indexOf(from.by);
  if (place === -1 || key.referredColumns[place] !== to.by) {
    return `it must contain the distribution columns "${from.by}" and "${to.by}" of both tables at the same place`;
  }
  const sets = [key.onDelete, key.onUpdate].some((action) => action === 'set null' || action === 'set default');
  const cleared = key.onDeleteColumns.length === 0 || key.onDeleteColumns.includes(from.by);
  return sets && cleared ? `it would clear the distribution column "${from.by}"` : null;
}
