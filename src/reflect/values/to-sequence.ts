import type { Sequence, SequenceOptions } from '../../schema/sequence.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { CatalogLookup } from './catalog-lookup.js';

export function toSequence(row: SequenceRow, lookup: CatalogLookup): Sequence {
  return {
    schema: row.schema,
    name: row.name,
    type: row.type,
    options: toSequenceOptions(row),
    ...(row.unlogged && { unlogged: true }),
    ownedBy:
      row.owner === null
        ? null
        : {
            table: lookup.tableName(row.owner.table),
            column: lookup.columnName(row.owner.table, row.owner.position),
          },
    comment: lookup.comment('pg_class', row.oid),
  };
}

export function toSequenceOptions(row: SequenceRow): SequenceOptions {
  const { start, increment, minValue, maxValue, cache, cycle } = row;
  return { start, increment, minValue, maxValue, cache, cycle };
}
