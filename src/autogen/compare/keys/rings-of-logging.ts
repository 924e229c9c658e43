import type { ForeignKey } from '../../../schema/constraints.js';
import { nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn } from '../../../schema/table.js';
import { findCycles } from '../../../util/find-cycles.js';
import type { TablePair } from '../tables/table-pair.js';

/**
 * Whether a foreign key is one of a ring of tables that all become logged, or all unlogged. PostgreSQL rejects each order: a table
 * becomes unlogged after those that refer to it, and logged after those that it refers to.
 */
export function foreignKeysInLoggingRings(
  pairs: readonly TablePair[],
): (table: QualifiedName, key: ForeignKey) => boolean {
  const changed = new Map(
    pairs
      .filter(({ declared, reflected }) => declared.options?.unlogged !== reflected.options?.unlogged)
      .map((pair) => [nameKey(pair.reflected), pair]),
  );
  const referred = ({ reflected }: TablePair): readonly TablePair[] =>
    reflected.foreignKeys.flatMap(({ referredTable }) => changed.get(nameKey(referredTable)) ?? []);
  const inRing = new Set([...findCycles(changed.values(), referred)].map(({ reflected }) => nameKey(reflected)));
  return (table, key) =>
    isOwn(key) &&
    !sameName(table, key.referredTable) &&
    inRing.has(nameKey(table)) &&
    inRing.has(nameKey(key.referredTable));
}
