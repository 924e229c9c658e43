import { formatName } from '../../schema/names.js';
import type { UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { Catalog } from '../catalog/catalog.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { NameFilter } from '../name-filter.js';

export interface FilteredSequences {
  /** The sequences that are separate values. */
  readonly held: readonly SequenceRow[];
  readonly unmanaged: readonly UnmanagedObject[];
}

/**
 * Separates the sequences that are values from the sequences of tables that are not described, which must not be
 * dropped.
 *
 * @param ofColumns the sequences that belong to columns, see columnSequences()
 */
export function filterSequences(
  { sequences, tables }: Pick<Catalog, 'sequences' | 'tables'>,
  ofColumns: ReadonlyMap<string, SequenceRow>,
  filter: NameFilter,
): FilteredSequences {
  const inside = new Set(ofColumns.values());
  const alone = sequences.filter((row) => !inside.has(row) && filter.hasInSchema('sequence', row));
  const oids = new Set(tables.map(({ oid }) => oid));
  const isHeld = ({ owner }: SequenceRow) => owner === null || oids.has(owner.table);
  return {
    held: alone.filter(isHeld),
    unmanaged: alone
      .filter((row) => !isHeld(row))
      .map((row) => ({
        kind: 'sequence',
        name: formatName(row),
        why: 'it belongs to a table that is not described',
      })),
  };
}
