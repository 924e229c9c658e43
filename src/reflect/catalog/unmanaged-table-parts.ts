// Its name is no news: it is PostgreSQL's choice, for the table's and the column's names of that time.
const NOT_NULL_CONSTRAINTS = `SELECT 'not-null constraint', r.schema, r.name, k.conname::text,
         concat_ws(', ', CASE WHEN NOT k.convalidated THEN 'NOT VALID' END, CASE WHEN k.connoinherit THEN 'NO INHERIT' END)
  FROM tables AS r
  JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype = 'n'
 WHERE NOT k.convalidated OR k.connoinherit`;

/**
 * What hangs on a table, or is a property of it, and no value holds.
 *
 * @param version as server_version_num says it
 */
export function tableParts(version: number): readonly string[] {
  return version >= 180000 ? [NOT_NULL_CONSTRAINTS] : [];
}
