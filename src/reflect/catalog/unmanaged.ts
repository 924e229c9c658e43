import { catalogReader } from './catalog-reader.js';
import { GLOBAL_OBJECTS, SCHEMA_OBJECTS } from './unmanaged-objects.js';

/** Something that no value describes. */
export interface UnmanagedRow {
  readonly kind: string;
  readonly schema: string | null;
  /** The table (or view) that it is, or is a part of; null for what stands beside tables. */
  readonly table: string | null;
  /** Null where it has no name but the table's. */
  readonly name: string | null;
  /** What a reader wants to know beside the name. */
  readonly detail: string | null;
}

export const UNMANAGED = catalogReader({
  fields: { kind: 'u.kind', schema: 'u.schema', table: 'u."table"', name: 'u.name', detail: 'u.detail' },
  from: `(${[...SCHEMA_OBJECTS, ...GLOBAL_OBJECTS].join(' UNION ALL ')}) AS u(kind, schema, "table", name, detail)`,
  toRow: (row): UnmanagedRow => ({
    kind: row.text('kind'),
    schema: row.textOrNull('schema'),
    table: row.textOrNull('table'),
    name: row.textOrNull('name'),
    detail: row.textOrNull('detail'),
  }),
});
