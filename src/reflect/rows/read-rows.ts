import type { QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';
import { doubleQuoted, doubleQuotedName } from '../printer/double-quoted.js';
import { withSnapshot } from '../session.js';
import { parseTexts } from './text-list.js';

interface WantedRows {
  readonly table: QualifiedName;
  readonly key: readonly string[];
  /** Null for all, except those that PostgreSQL computes. */
  readonly columns: readonly string[] | null;
}

interface ReadRows {
  readonly columns: readonly string[];
  /** As texts, in the order of the columns. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Reads rows of tables, in the order of their keys. */
export function readRows(
  db: Queryable,
  wanted: readonly WantedRows[],
  defaultSchema: string,
): Promise<readonly ReadRows[]> {
  return withSnapshot(db, defaultSchema, async (facts) => {
    // A policy would hide rows. PostgreSQL refuses the query instead.
    await db.query("SELECT set_config('row_security', 'off', true)");
    const read: ReadRows[] = [];
    for (const { table, key, columns } of wanted) {
      const name = { schema: table.schema ?? facts.defaultSchema, name: table.name };
      const given = columns ?? (await constantColumns(db, name));
      const all = [...key, ...given.filter((column) => !key.includes(column))];
      const values = all.map((column) => `(${doubleQuoted(column)})::text`).join(', ');
      const order = key.map((column) => doubleQuoted(column)).join(', ');
      const { rows } = await db.query<{ readonly row: string }>(
        `SELECT to_json(ARRAY[${values}]::text[])::text AS row FROM ${doubleQuotedName(name)} ORDER BY ${order}`,
      );
      read.push({ columns: all, rows: rows.map(({ row }) => parseTexts(row)) });
    }
    return read;
  });
}

async function constantColumns(db: Queryable, name: { readonly schema: string; readonly name: string }) {
  const { rows } = await db.query<{ readonly name: string }>(CONSTANT_COLUMNS, [name.schema, name.name]);
  return rows.map((row) => row.name);
}

/**
 * The columns of a table without those that have an identity, an expression, or a default that may be another value each
 * time: one that calls a function that isn't immutable. Runs under Limbeck's own search path.
 */
const CONSTANT_COLUMNS = String.raw`
SELECT a.attname AS name
  FROM pg_attribute AS a
  JOIN pg_class AS c ON c.oid = a.attrelid
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped
   AND a.attidentity = '' AND a.attgenerated = ''
   AND (d.oid IS NULL OR NOT (
     d.adbin::text ~ '\{(SQLVALUEFUNCTION|NEXTVALUEEXPR) '
     OR EXISTS (SELECT FROM regexp_matches(d.adbin::text, ':(?:op)?funcid (\d+)', 'g') AS f(ids)
                  JOIN pg_proc AS p ON p.oid = f.ids[1]::oid WHERE p.provolatile <> 'i')))
 ORDER BY a.attnum`;
