import type { Queryable } from '../../util/queryable.js';
import { textConstant, withSnapshot } from '../session.js';
import { type CatalogColumns, catalogsOf, fingerprintQuery } from './fingerprint-sql.js';

export interface FingerprintOptions {
  /** The tables of Limbeck itself, which are left out. */
  readonly ownTables: readonly string[];
  /** Whether owners and privileges count. */
  readonly owners: boolean;
}

export interface Fingerprint {
  /** Schemas with the same have the same objects, apart from the name of the schema. */
  readonly fingerprint: string;
  /** The objects in no schema that use something of the schema, such as publications; null if none does. */
  readonly outside: string | null;
}

/** Each batch reads whole catalogs once to find the objects of its schemas. */
const BATCH = 1000;

/** So that the catalogs are read by their indexes for each schema, whatever the planner expects of a list of OIDs. */
const PLAN_BY_INDEX = ['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan', 'enable_bitmapscan']
  .map((name) => `set_config('${name}', 'off', true)`)
  .join(', ');

/** A fingerprint for each of these schemas of a database: PostgreSQL computes it from the catalogs. A missing schema has none. */
export async function readFingerprints(
  db: Queryable,
  schemas: readonly string[],
  { ownTables, owners }: FingerprintOptions,
): Promise<ReadonlyMap<string, Fingerprint>> {
  const fingerprints = new Map<string, Fingerprint>();
  for (let first = 0; first < schemas.length; first += BATCH) {
    const names = textList(schemas.slice(first, first + BATCH));
    // The query leaves another search path, so each batch has its own transaction.
    const rows = await withSnapshot(db, undefined, async ({ kinds }) => {
      await db.query(`SELECT ${PLAN_BY_INDEX}`);
      const columns = await readColumns(db, catalogsOf(kinds));
      const query = fingerprintQuery(names, { own: textList(ownTables), owners, kinds, columns });
      return (await db.query<Fingerprint & { readonly name: string }>(query)).rows;
    });
    for (const { name, fingerprint, outside } of rows) fingerprints.set(name, { fingerprint, outside });
  }
  return fingerprints;
}

/** A later version of PostgreSQL may add columns. */
async function readColumns(db: Queryable, catalogs: readonly string[]): Promise<CatalogColumns> {
  const { rows } = await db.query<{ readonly catalog: string; readonly column: string }>(
    `SELECT c.relname AS catalog, a.attname AS column FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
      WHERE c.oid = ANY (${textList(catalogs)}::regclass[]) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
  );
  const columns = new Map<string, string[]>();
  for (const { catalog, column } of rows) columns.set(catalog, [...(columns.get(catalog) ?? []), column]);
  return columns;
}

function textList(texts: readonly string[]): string {
  return `ARRAY[${texts.map(textConstant).join(', ')}]::text[]`;
}
