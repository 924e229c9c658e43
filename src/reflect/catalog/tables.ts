import { catalogReader } from './catalog-reader.js';
import { schemaName } from './scope.js';

export interface RelationRow {
  readonly oid: string;
  readonly schema: string | null;
  readonly name: string;
}

/** The tables that a value can hold. */
export const TABLES = catalogReader({
  fields: { oid: 'oid', schema: 'schema', name: 'name' },
  from: 'tables',
  toRow: (row): RelationRow => ({ oid: row.text('oid'), schema: row.textOrNull('schema'), name: row.text('name') }),
});

export interface ReferredTableRow extends RelationRow {
  /** Parallel lists. */
  readonly positions: readonly number[];
  readonly columns: readonly string[];
}

/** The tables that foreign keys refer to, where they are none of {@link TABLES}: of other schemas, partitioned. */
export const REFERRED_TABLES = catalogReader({
  fields: {
    oid: 'c.oid',
    schema: schemaName('n'),
    name: 'c.relname',
    positions: 'a.positions',
    columns: 'a.columns',
  },
  from: `pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (SELECT array_agg(attnum) AS positions, array_agg(attname) AS columns
                          FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) AS a
   WHERE c.oid IN (SELECT confrelid FROM pg_constraint WHERE conrelid IN (SELECT oid FROM tables))
     AND c.oid NOT IN (SELECT oid FROM tables)`,
  toRow: (row): ReferredTableRow => ({
    oid: row.text('oid'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
    positions: row.integers('positions'),
    columns: row.texts('columns'),
  }),
});
