import type { IndexKey } from '../../schema/index-value.js';
import type { QualifiedName } from '../../schema/names.js';
import type { IndexColumnRow, IndexRow } from '../catalog/indexes.js';
import { type CatalogLookup, nameOf } from './catalog-lookup.js';
import { keyAdditions } from './key-additions.js';
import { toStorageParameters } from './to-storage-parameters.js';

const DESCENDING = 1;
const NULLS_FIRST = 2;

/** What does not go without saying: the rule by which pg_get_indexdef() prints it. */
interface Said {
  readonly collation: boolean;
  readonly opclass: boolean;
}

export function toIndexKeys(row: IndexRow, lookup: CatalogLookup): readonly IndexKey[] {
  return row.columns.slice(0, row.keyCount).map((_, place) => toIndexKey(row, place, lookup));
}

function toIndexKey(row: IndexRow, place: number, lookup: CatalogLookup): IndexKey {
  const position = row.columns[place] ?? 0;
  const said = position === 0 ? keyAdditions(row, place) : columnAdditions(row, place, lookup);
  const options = row.options[place] ?? 0;
  const { opclassParameters: parameters, statistics } = indexColumn(row, place, lookup);
  return {
    column: position === 0 ? null : lookup.columnName(row.table, position),
    expression: position === 0 ? (row.expressions?.[place] ?? null) : null,
    collation: said.collation ? lookup.collationName(row.collations[place] ?? '0') : null,
    // Parameters need the name of the operator class before them, its being the default or not.
    opclass: said.opclass || parameters.length > 0 ? opclassName(row, place, lookup) : null,
    opclassParameters: toStorageParameters(parameters),
    descending: (options & DESCENDING) !== 0,
    nullsFirst: (options & NULLS_FIRST) !== 0,
    ...(statistics !== null && { statistics: Number(statistics) }),
  };
}

const PLAIN_COLUMN = { opclassParameters: [], statistics: null };

function indexColumn(
  { oid }: IndexRow,
  place: number,
  lookup: CatalogLookup,
): Omit<IndexColumnRow, 'index' | 'position'> {
  return lookup.indexColumns(oid).find(({ position }) => position === place + 1) ?? PLAIN_COLUMN;
}

function opclassName(row: IndexRow, place: number, lookup: CatalogLookup): QualifiedName {
  return nameOf(lookup.opclass(row.opclasses[place] ?? '0'));
}

function columnAdditions(row: IndexRow, place: number, lookup: CatalogLookup): Said {
  const column = lookup.column(row.table, row.columns[place] ?? 0);
  const type = lookup.typeOf(column);
  const collation = row.collations[place] ?? '0';
  const opclass = lookup.opclass(row.opclasses[place] ?? '0');
  const isDefault =
    opclass.isDefault && (opclass.type === type.base || !lookup.hasDefaultOpclass(opclass.method, type.base));
  return {
    collation: collation !== '0' && collation !== (column.rare.collation || type.collation),
    opclass: !isDefault,
  };
}
