import type { DeclaredRows } from '../../schema/declared-rows.js';
import type { Queryable } from '../../util/queryable.js';
import { doubleQuoted, doubleQuotedName } from '../printer/double-quoted.js';
import { textConstant, withSnapshot } from '../session.js';

/** A query locks its tables and their indexes, and PostgreSQL's table of locks has room for 6,400 by default. */
const TABLES_AT_ONCE = 400;

/**
 * A fingerprint of what these schemas have in the declared columns of tables with declared rows. Schemas with the same have the
 * same rows there. A schema has none if its rows can't be read together with those of the other schemas.
 */
export async function readRowFingerprints(
  db: Queryable,
  schemas: readonly string[],
  declared: readonly DeclaredRows[],
): Promise<ReadonlyMap<string, string>> {
  const fingerprints = new Map<string, string>();
  const batch = Math.max(1, Math.floor(TABLES_AT_ONCE / Math.max(1, declared.length)));
  for (let first = 0; first < schemas.length; first += batch) {
    const query = schemas
      .slice(first, first + batch)
      .map((schema) => `SELECT ${textConstant(schema)} AS name, ${rowsText(schema, declared)} AS fingerprint`)
      .join('\n UNION ALL ');
    const rows = await withSnapshot(db, undefined, async () => {
      await db.query("SELECT set_config('row_security', 'off', true)");
      return (await db.query<{ readonly name: string; readonly fingerprint: string }>(query)).rows;
    }).catch(() => []);
    for (const { name, fingerprint } of rows) fingerprints.set(name, fingerprint);
  }
  return fingerprints;
}

function rowsText(schema: string, declared: readonly DeclaredRows[]): string {
  const tables = declared.map(({ name, columns }) => {
    const values = columns.map((column) => `t.${doubleQuoted(column)}`).join(', ');
    return `(SELECT md5(string_agg(md5(r.row), '' ORDER BY md5(r.row) COLLATE "C"))
       FROM (SELECT ROW(${values})::text AS row FROM ${doubleQuotedName({ schema, name })} AS t) AS r)`;
  });
  return `concat_ws(' ', ${tables.map((table) => `coalesce(${table}, 'none')`).join(', ')})`;
}
