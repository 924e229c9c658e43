import { catalogReader } from './catalog-reader.js';
import { notOfExtension, schemaName } from './scope.js';

export interface StatisticsRow {
  readonly oid: string;
  readonly table: string;
  readonly schema: string | null;
  readonly name: string;
  /** `d`, `f`, `m` and, of expressions, `e`. */
  readonly kinds: readonly string[];
  /** As pg_get_statisticsobjdef_columns() prints them. */
  readonly columns: string;
  /** Negative, or null since PostgreSQL 17, if it is the usual one. */
  readonly target: string | null;
}

export const STATISTICS = catalogReader({
  fields: {
    oid: 'x.oid',
    table: 'x.stxrelid',
    schema: schemaName('n'),
    name: 'x.stxname',
    kinds: 'x.stxkind::text[]',
    columns: 'pg_get_statisticsobjdef_columns(x.oid)',
    target: 'x.stxstattarget::text',
  },
  from: `pg_statistic_ext AS x
    JOIN tables AS r ON r.oid = x.stxrelid
    JOIN pg_namespace AS n ON n.oid = x.stxnamespace
   WHERE ${notOfExtension('x')}`,
  toRow: (row): StatisticsRow => ({
    oid: row.text('oid'),
    table: row.text('table'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
    kinds: row.texts('kinds'),
    columns: row.text('columns'),
    target: row.textOrNull('target'),
  }),
});
