import { catalogReader } from './catalog-reader.js';
import { GLOBAL_OBJECTS, SCHEMA_OBJECTS } from './unmanaged-objects.js';

/** Something that no value describes. */
export interface UnmanagedRow {
  readonly kind: string;
  /** Null for the default schema, and for objects without a schema. */
  readonly schema: string | null;
  readonly name: string;
}

export const UNMANAGED = catalogReader({
  fields: { kind: 'u.kind', schema: 'u.schema', name: 'u.name' },
  from: `(${[...SCHEMA_OBJECTS, ...GLOBAL_OBJECTS].join(' UNION ALL ')}) AS u(kind, schema, name)`,
  toRow: (row): UnmanagedRow => ({
    kind: row.text('kind'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
  }),
});
