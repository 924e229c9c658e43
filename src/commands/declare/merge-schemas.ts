import { declaredTwice } from '../../errors/command-errors.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';

/** What several targets declare together; the same schema may be named by more than one. */
export function mergeSchemas(schemas: readonly DatabaseSchema[]): DatabaseSchema {
  const [only, ...others] = schemas;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  const all = <T>(listOf: (schema: DatabaseSchema) => readonly T[]) => schemas.flatMap(listOf);
  const distinct = <T extends QualifiedName>(kind: string, listOf: (schema: DatabaseSchema) => readonly T[]) =>
    withoutTwins(kind, all(listOf));
  return {
    defaultSchema: schemas.find(({ defaultSchema }) => defaultSchema !== null)?.defaultSchema ?? null,
    schemas: [...new Map(all((each) => each.schemas).map((schema) => [schema.name, schema])).values()],
    collations: distinct('collation', (each) => each.collations),
    enums: distinct('enum', (each) => each.enums),
    domains: distinct('domain', (each) => each.domains),
    compositeTypes: distinct('composite type', (each) => each.compositeTypes),
    rangeTypes: distinct('range type', (each) => each.rangeTypes),
    sequences: distinct('sequence', (each) => each.sequences),
    tables: distinct('table', (each) => each.tables),
    objects: all((each) => each.objects),
    dependences: all((each) => each.dependences),
    privileges: all((each) => each.privileges),
    owners: all((each) => each.owners),
    rows: distinct('rows of', (each) => each.rows),
  };
}

export function withoutTwins<T extends QualifiedName>(kind: string, objects: readonly T[]): readonly T[] {
  const names = new Set<string>();
  for (const object of objects) {
    if (names.has(nameKey(object))) {
      throw declaredTwice(`${kind} ${formatName(object)}`);
    }
    names.add(nameKey(object));
  }
  return objects;
}
