import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Catalog } from '../catalog/catalog.js';
import type { UnmanagedRow } from '../catalog/unmanaged.js';
import type { NameFilter } from '../name-filter.js';
import { NOT_DECLARABLE, partName, type UnmanagedObject } from '../unmanaged.js';

/** Whole objects, and what hangs on tables: what the catalog query found already. */
export function unmanagedObjects({ unmanaged }: Pick<Catalog, 'unmanaged'>, filter: NameFilter): UnmanagedObject[] {
  return unmanaged
    .filter(({ schema, table }) => table === null || filter.hasTable({ schema, name: table }))
    .filter((row) => !filter.isIgnored(candidateOf(row)))
    .map((row) => ({
      kind: row.kind,
      name: row.detail ? `${nameOfRow(row)} (${row.detail})` : nameOfRow(row),
      why: NOT_DECLARABLE,
    }));
}

/** What stands where a table would, and is none that a value describes: a view, a partitioned table, a partition. */
export function otherRelations({ unmanaged, tables }: Pick<Catalog, 'unmanaged' | 'tables'>): QualifiedName[] {
  const described = new Set(tables.map(nameKey));
  return unmanaged
    .flatMap(({ schema, table, name }) => (table === null || name !== null ? [] : [{ schema, name: table }]))
    .filter((relation) => !described.has(nameKey(relation)));
}

function nameOfRow({ schema, table, name }: UnmanagedRow): string {
  if (table === null) {
    return formatName({ schema, name: name ?? '' });
  }
  const ofTable = { schema, name: table };
  return name === null ? formatName(ofTable) : partName(name, ofTable);
}

/** `foreign table` is the type `foreignTable`. */
function candidateOf({ kind, schema, table, name }: UnmanagedRow) {
  const type = kind.replace(/[ -]([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return name === null ? { type, name: table, schema, table: null } : { type, name, schema, table };
}
