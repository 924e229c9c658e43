import { duplicateName } from '../errors/model-errors.js';
import type { DatabaseSchema, Schema } from '../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../schema/names.js';

/** What several MetaData declare, as one schema. What is a table in one cannot be a table in another. */
export function mergeSchemas(schemas: readonly DatabaseSchema[]): DatabaseSchema {
  const merged: DatabaseSchema = {
    schemas: mergeNamespaces(schemas.flatMap((each) => each.schemas)),
    collations: schemas.flatMap((each) => each.collations),
    enums: schemas.flatMap((each) => each.enums),
    sequences: schemas.flatMap((each) => each.sequences),
    tables: schemas.flatMap((each) => each.tables),
  };
  refuseTwins(merged.collations, 'collation');
  refuseTwins([...merged.enums, ...merged.tables], 'table or enum');
  refuseTwins([...merged.sequences, ...merged.tables], 'table or sequence');
  return merged;
}

// Two of them may lie in one schema; the one that has a comment for it wins.
function mergeNamespaces(schemas: readonly Schema[]): readonly Schema[] {
  const byName = new Map<string, Schema>();
  for (const schema of schemas) {
    byName.set(schema.name, { ...schema, comment: schema.comment ?? byName.get(schema.name)?.comment ?? null });
  }
  return [...byName.values()];
}

function refuseTwins(names: readonly QualifiedName[], kind: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(nameKey(name))) {
      throw duplicateName(name.name, `a ${kind} of each of two MetaData`, 'the target');
    }
    seen.add(nameKey(name));
  }
}
