import { catalogReader } from './catalog-reader.js';

export interface SchemaRow {
  /** Null for the default one. */
  readonly name: string | null;
  readonly comment: string | null;
}

export const SCHEMAS = catalogReader({
  fields: { name: 's.name', comment: "obj_description(s.oid, 'pg_namespace')" },
  from: 'scope AS s',
  toRow: (row): SchemaRow => ({ name: row.textOrNull('name'), comment: row.textOrNull('comment') }),
});
