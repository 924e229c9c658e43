import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, PUBLIC_SCHEMA, type QualifiedName } from '../../schema/names.js';
import type { Catalog } from '../catalog/catalog.js';

type NamedRows = Pick<
  Catalog,
  'schemas' | 'tables' | 'enums' | 'domains' | 'compositeTypes' | 'rangeTypes' | 'sequences' | 'collations'
>;

/** The schemas that must not be dropped, because they contain an object that is not described. */
export function keptSchemas(catalog: NamedRows, described: DatabaseSchema) {
  const { tables, enums, domains, compositeTypes, rangeTypes, sequences, collations } = described;
  const occupied = new Set<string | null>([
    PUBLIC_SCHEMA,
    ...catalog.schemas.filter(({ holdsOthers }) => holdsOthers).map(({ name }) => name),
    ...schemasOfRefused(catalog.tables, tables),
    ...schemasOfRefused(catalog.enums, enums),
    ...schemasOfRefused(catalog.domains, domains),
    ...schemasOfRefused(catalog.compositeTypes, compositeTypes),
    ...schemasOfRefused(catalog.rangeTypes, rangeTypes),
    // A sequence that a column owns is dropped with its table.
    ...schemasOfRefused(
      catalog.sequences.filter(({ owner }) => owner === null),
      sequences,
    ),
    ...schemasOfRefused(
      catalog.collations.filter(({ reflected }) => reflected),
      collations,
    ),
  ]);
  return catalog.schemas.flatMap(({ name }) => (name !== null && occupied.has(name) ? [name] : []));
}

function schemasOfRefused(rows: readonly QualifiedName[], described: readonly QualifiedName[]): (string | null)[] {
  const names = new Set(described.map(nameKey));
  return rows.filter((row) => !names.has(nameKey(row))).map(({ schema }) => schema);
}
