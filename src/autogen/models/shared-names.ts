import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { constraintsOf, type Table } from '../../schema/table.js';

/** Finds the names that several constraints, indexes, tables and sequences of a schema share. */
export function sharedNames({ tables, sequences, objects }: DatabaseSchema): (name: QualifiedName) => boolean {
  const counts = new Map<string, number>();
  const relations = [...tables, ...sequences, ...objects.filter(({ table }) => table === null)];
  for (const name of [...relations, ...tables.flatMap(partNames)]) {
    counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1);
  }
  return (name) => (counts.get(nameKey(name)) ?? 0) > 1;
}

function partNames(table: Table): readonly QualifiedName[] {
  return [...constraintsOf(table), ...table.indexes].map(({ name }) => ({ schema: table.schema, name }));
}
