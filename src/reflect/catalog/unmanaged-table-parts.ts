import { notOfExtension } from './scope.js';

interface PartSource {
  readonly kind: string;
  readonly catalog: string;
  /** The column that says on which table it stands. */
  readonly table: string;
  readonly name: string;
  readonly where?: string;
}

/** Each gives kind, schema, table, name, detail. */
function partSql({ kind, catalog, table, name, where = 'true' }: PartSource): string {
  return `SELECT '${kind}', s.name, c.relname, x.${name}::text, NULL
    FROM ${catalog} AS x
    JOIN pg_class AS c ON c.oid = x.${table}
    JOIN scope AS s ON s.oid = c.relnamespace
   WHERE ${where} AND ${notOfExtension('x')} AND ${notOfExtension('c')}`;
}

const NAMED_PARTS: readonly string[] = [
  partSql({ kind: 'policy', catalog: 'pg_policy', table: 'polrelid', name: 'polname' }),
  partSql({
    kind: 'rule',
    catalog: 'pg_rewrite',
    table: 'ev_class',
    name: 'rulename',
    where: "x.rulename <> '_RETURN'",
  }),
];

// Its name is no news: it is PostgreSQL's choice, for the table's and the column's names of that time.
const NOT_NULL_CONSTRAINTS = `SELECT 'not-null constraint', r.schema, r.name, k.conname::text,
         concat_ws(', ', CASE WHEN NOT k.convalidated THEN 'NOT VALID' END, CASE WHEN k.connoinherit THEN 'NO INHERIT' END)
  FROM tables AS r
  JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype = 'n'
 WHERE NOT k.convalidated OR k.connoinherit`;

// The indexes of a table that is not described go without saying; of a materialized view they are made one by one.
const INDEXES = `SELECT 'index', s.name, c.relname, x.relname::text, NULL
  FROM scope AS s
  JOIN pg_class AS c ON c.relnamespace = s.oid AND c.relkind = 'm'
  JOIN pg_index AS i ON i.indrelid = c.oid
  JOIN pg_class AS x ON x.oid = i.indexrelid
 WHERE ${notOfExtension('c')}`;

/**
 * What hangs on a table, or is a property of it, and no value holds.
 *
 * @param version as server_version_num says it
 */
export function tableParts(version: number): readonly string[] {
  return [...NAMED_PARTS, INDEXES, ...(version >= 180000 ? [NOT_NULL_CONSTRAINTS] : [])];
}
