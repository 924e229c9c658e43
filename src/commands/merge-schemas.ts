import { declaredTwice } from '../errors/command-errors.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName } from '../schema/names.js';

/** What several targets declare together; the same schema may be named by more than one. */
export function mergeSchemas(schemas: readonly DatabaseSchema[]): DatabaseSchema {
  const [only, ...others] = schemas;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  return {
    defaultSchema: schemas.find(({ defaultSchema }) => defaultSchema !== null)?.defaultSchema ?? null,
    schemas: [...new Map(schemas.flatMap((each) => each.schemas).map((schema) => [schema.name, schema])).values()],
    collations: distinct(
      'collation',
      schemas.flatMap((each) => each.collations),
    ),
    enums: distinct(
      'enum',
      schemas.flatMap((each) => each.enums),
    ),
    domains: distinct(
      'domain',
      schemas.flatMap((each) => each.domains),
    ),
    compositeTypes: distinct(
      'composite type',
      schemas.flatMap((each) => each.compositeTypes),
    ),
    rangeTypes: distinct(
      'range type',
      schemas.flatMap((each) => each.rangeTypes),
    ),
    sequences: distinct(
      'sequence',
      schemas.flatMap((each) => each.sequences),
    ),
    tables: distinct(
      'table',
      schemas.flatMap((each) => each.tables),
    ),
    objects: schemas.flatMap((each) => each.objects),
    dependences: schemas.flatMap((each) => each.dependences),
    privileges: schemas.flatMap((each) => each.privileges),
    owners: schemas.flatMap((each) => each.owners),
  };
}

function distinct<T extends QualifiedName>(kind: string, objects: readonly T[]): readonly T[] {
  const names = new Set<string>();
  for (const object of objects) {
    if (names.has(nameKey(object))) {
      throw declaredTwice(`${kind} ${formatName(object)}`);
    }
    names.add(nameKey(object));
  }
  return objects;
}
