import { DEFAULT_SCHEMA } from '../schema/names.js';
import { USE_OWN_SEARCH_PATH } from '../util/own-search-path.js';
import type { Queryable, Row } from '../util/queryable.js';
import { beginWord, rollbackWord } from '../util/transaction-words.js';
import { PRESENT_KINDS } from './catalog/objects/objects.js';
import { SET_PRINT_SETTINGS } from './print-settings.js';

/** What the server says of itself before anything is read. */
export interface SessionFacts {
  /** As server_version_num says it. */
  readonly serverVersion: number;
  readonly defaultSchema: string;
  readonly role: string;
  /** Every schema of the user's: none of PostgreSQL's own, none of an extension's. */
  readonly schemas: readonly string[];
  /** Kinds of objects that the database has any of. */
  readonly kinds: ReadonlySet<string>;
}

/** SQL for the text, regardless of standard_conforming_strings. */
export function textConstant(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The name of the schema that reflection calls null, by default. */
export async function readDefaultSchema(db: Queryable): Promise<string> {
  const { rows } = await db.query(`SELECT ${DEFAULT_SCHEMA} AS name`);
  return String(rows[0]?.name);
}

/** Runs `work` on one snapshot of the database, which it cannot change. */
export async function withSnapshot<T>(
  db: Queryable,
  defaultSchema: string | undefined,
  work: (facts: SessionFacts) => Promise<T>,
): Promise<T> {
  try {
    const { rows } = await db.query(beginSql(db, defaultSchema));
    return await work(parseFacts(rows[0] ?? {}));
  } finally {
    // Nothing was written; the settings end with it.
    await db.query(rollbackWord(db)).catch(() => null);
  }
}

function beginSql(db: Queryable, defaultSchema: string | undefined): string {
  const name = defaultSchema === undefined ? DEFAULT_SCHEMA : textConstant(defaultSchema);
  return `${beginWord(db, ' ISOLATION LEVEL REPEATABLE READ READ ONLY')};
    SELECT pg_catalog.set_config('limbeck.default_schema', ${name}, true), ${USE_OWN_SEARCH_PATH}, ${SET_PRINT_SETTINGS};
    SELECT current_setting('server_version_num') AS version,
           current_setting('limbeck.default_schema') AS "defaultSchema", current_user AS role,
           (SELECT json_agg(nspname)::text FROM pg_namespace
             WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
               AND oid NOT IN (SELECT objid FROM pg_depend
                                WHERE classid = 'pg_namespace'::regclass AND deptype = 'e')) AS schemas,
           ${PRESENT_KINDS} AS kinds`;
}

function parseFacts(row: Row): SessionFacts {
  return {
    serverVersion: Number(row.version),
    defaultSchema: String(row.defaultSchema),
    role: String(row.role),
    schemas: parseTexts(row.schemas),
    kinds: new Set(parseTexts(row.kinds)),
  };
}

// json_agg() of no rows is null.
function parseTexts(json: unknown): string[] {
  const parsed: unknown = JSON.parse(String(json));
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
