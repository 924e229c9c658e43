import { relkinds } from '../../schema/relation-kinds.js';
import { notOfExtension } from './scope.js';

interface ObjectSource {
  readonly kind: string;
  readonly catalog: string;
  readonly name: string;
  /** The column that contains the schema. */
  readonly schema: string;
  readonly where: string;
}

/** Each gives kind, schema and name. */
function sourceSql({ kind, catalog, name, schema, where }: ObjectSource): string {
  return `SELECT '${kind}', s.name, (${name})::text
    FROM ${catalog} AS x JOIN scope AS s ON s.oid = x.${schema} WHERE ${where} AND ${notOfExtension('x')}`;
}

/** Objects in a schema that is reflected. */
export const SCHEMA_OBJECTS: readonly string[] = [
  sourceSql({
    kind: 'statistics object',
    catalog: 'pg_statistic_ext',
    schema: 'stxnamespace',
    name: 'x.stxname',
    where: `NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = x.stxrelid AND c.relkind IN ${relkinds('table', 'partitionedTable', 'materializedView')})`,
  }),
];

/** Objects without a schema. Only superusers can read most of pg_subscription, which contains secrets. */
export const GLOBAL_OBJECTS: readonly string[] = [
  `SELECT 'subscription', NULL, subname::text FROM pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  `SELECT 'security label', NULL, format('FOR %I ON SUBSCRIPTION %I', l.provider, s.subname)
    FROM pg_shseclabel AS l JOIN pg_subscription AS s ON l.classoid = 'pg_subscription'::regclass AND s.oid = l.objoid
   WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
];
