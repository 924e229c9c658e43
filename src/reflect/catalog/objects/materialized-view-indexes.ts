import { relkind } from '../../../schema/relation-kinds.js';
import { joinTable, type ObjectSource, TABLE_NAME } from './object-source.js';

const { joins, table } = joinTable('i.indrelid');

/** The indexes of tables are separate values. */
export const MATERIALIZED_VIEW_INDEXES: ObjectSource<'materializedViewIndex'> = {
  kind: 'materializedViewIndex',
  catalog: 'pg_class',
  table,
  joins: `JOIN pg_index AS i ON i.indexrelid = x.oid ${joins} AND r.relkind = ${relkind('materializedView')}`,
  where: `x.relkind = ${relkind('index')} AND EXISTS (SELECT FROM pg_class WHERE relkind = ${relkind('materializedView')})`,
  name: 'x.relname',
  definition: 'pg_get_indexdef(x.oid, 0, true)',
  additions: `CASE WHEN i.indisclustered
    THEN ARRAY[format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', ${TABLE_NAME}, x.relname),
               format('ALTER MATERIALIZED VIEW %s SET WITHOUT CLUSTER', ${TABLE_NAME})]
    ELSE '{}'::text[] END`,
};
