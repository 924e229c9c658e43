import { numberIndexColumns } from '../../schema/choose-name.js';
import type { IndexLineage } from '../../schema/index-value.js';
import { sameValue } from '../../util/same-value.js';
import type { IndexRow } from '../catalog/indexes.js';
import type { CatalogLookup } from './catalog-lookup.js';

/**
 * An index that is attached to one that is not valid was attached by ALTER INDEX, as far as anybody can tell. So it is
 * the partition's own, like a constraint whose index is attached to an index without a constraint, like one that is not
 * deferrable while that of the partitioned table is, like an index of another sort order, and like one of a partitioned
 * partition that is stored otherwise, which can't be altered: PostgreSQL attaches one that it finds, but brings none.
 */
export function toIndexLineage(row: IndexRow, lookup: CatalogLookup): IndexLineage {
  const [attachedTo, isLikeParent] = row.attachedTo ?? [];
  const isInherited = row.inherited && isLikeParent !== 'false';
  return {
    ...(isInherited && { inherited: true }),
    ...(attachedTo !== undefined && (isInherited ? { partOf: attachedTo } : { attachedTo })),
    ...(row.partitioned && !row.usable && { only: true }),
    ...keyNames(row, lookup),
  };
}

/** They are the names that the columns of the table, and the functions in expressions, had when the index was created. */
function keyNames({ table, columns, keyNames: names }: IndexRow, lookup: CatalogLookup): IndexLineage {
  if (names === null) {
    return {};
  }
  const usual = columns.map((position) => (position === 0 ? 'expr' : lookup.columnName(table, position)));
  return sameValue(names, numberIndexColumns(usual)) ? {} : { keyNames: names };
}
