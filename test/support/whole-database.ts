import { reflect } from '../../src/reflect/reflect.js';
import type { Reflection } from '../../src/reflect/reflection.js';
import type { Queryable } from '../../src/util/queryable.js';

/** All there is in every schema, without the order of columns, which PostgreSQL cannot restore. */
export async function wholeDatabase(db: Queryable): Promise<Reflection> {
  const { schema, ...rest } = await reflect(db, { schemas: 'all' });
  const tables = schema.tables.map((table) => ({
    ...table,
    columns: table.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }));
  return { ...rest, schema: { ...schema, tables } };
}
