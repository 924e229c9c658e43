import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';

interface Removed {
  readonly tables: readonly QualifiedName[];
  readonly defaultSchema: string;
}

/** The schema without some tables, and without the schemas that contained nothing else. */
export function withoutTables(schema: DatabaseSchema, { tables, defaultSchema }: Removed): DatabaseSchema {
  if (tables.length === 0) return schema;
  const removed = tables.map((table) => ({ ...table, schema: table.schema === defaultSchema ? null : table.schema }));
  const names = new Set(removed.map(nameKey));
  const kept = schema.tables.filter((table) => !names.has(nameKey(table)));
  const { collations, enums, domains, compositeTypes, rangeTypes, sequences, objects } = schema;
  const others = [kept, collations, enums, domains, compositeTypes, rangeTypes, sequences, objects].flat();
  const used = new Set(others.map((object) => object.schema));
  const emptied = new Set(removed.map((table) => table.schema).filter((name) => !used.has(name)));
  return { ...schema, tables: kept, schemas: schema.schemas.filter(({ name }) => !emptied.has(name)) };
}
