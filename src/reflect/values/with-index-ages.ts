import { mapIndexed } from '../../schema/indexed.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { IndexRow } from '../catalog/indexes.js';

/**
 * Sets the rank by age of the indexes of a partitioned table if PostgreSQL gives equal names to their parts: a
 * partition gets its parts in that order, and the later ones get a number.
 */
export function withIndexAges(table: Table, indexes: readonly IndexRow[]): Table {
  const named = indexes.filter(({ keyNames }) => keyNames !== null);
  if (named.length < 2) return table;
  const alike = groupBy(named, ({ constraint, keyNames }) => JSON.stringify([constraint, keyNames]));
  const ages = new Map(
    [...alike.values()].flatMap((group) =>
      group.length < 2
        ? []
        : group.toSorted((a, b) => Number(a.oid) - Number(b.oid)).map(({ name }, age) => [name, age] as const),
    ),
  );
  return ages.size === 0
    ? table
    : mapIndexed(table, (part) => {
        const age = ages.get(part.name);
        return age === undefined ? part : { ...part, age };
      });
}
