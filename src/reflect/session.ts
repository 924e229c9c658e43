import { DEFAULT_SCHEMA } from '../schema/names.js';
import type { Queryable, Row } from '../util/queryable.js';
import { beginWord, rollbackWord } from '../util/transaction-words.js';
import { PRESENT_KINDS } from './catalog/objects/objects.js';

/** What the server says of itself before anything is read. */
export interface SessionFacts {
  /** As server_version_num says it. */
  readonly serverVersion: number;
  readonly defaultSchema: string;
  /** Every schema of the user's: none of PostgreSQL's own, none of an extension's. */
  readonly schemas: readonly string[];
  /** Kinds of objects that the database has any of. */
  readonly kinds: ReadonlySet<string>;
}

/**
 * The settings that decide how expressions, names and constants are printed, so that the same object is printed the
 * same on every connection. The time zone is none of them: a constant with a time zone names its offset.
 */
const PRINT_SETTINGS = {
  bytea_output: 'hex',
  datestyle: 'ISO',
  extra_float_digits: '1',
  intervalstyle: 'postgres',
  // Compiling a query over a thousand tables takes longer than running it.
  jit: 'off',
  quote_all_identifiers: 'off',
  standard_conforming_strings: 'on',
};

/**
 * SQL, a list of calls that hold until the transaction ends: what lies in the default schema is printed unqualified,
 * nothing temporary stands in its way, and constants are printed as everywhere.
 *
 * @param schema SQL for the name of the default schema
 */
export function printSettings(schema: string): string {
  const settings = Object.entries(PRINT_SETTINGS).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return [`set_config('search_path', quote_ident(${schema}) || ', pg_temp', true)`, ...settings].join(', ');
}

/** SQL for the text, whatever standard_conforming_strings says. */
export function textConstant(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The name of the schema that reflection calls null, where nothing else is said. */
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
  // OFFSET 0 has the schema's name computed before the search path changes.
  return `${beginWord(db, ' ISOLATION LEVEL REPEATABLE READ READ ONLY')};
    SELECT current_setting('server_version_num') AS version, s.name AS "defaultSchema",
           (SELECT json_agg(nspname)::text FROM pg_namespace
             WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
               AND oid NOT IN (SELECT objid FROM pg_depend
                                WHERE classid = 'pg_namespace'::regclass AND deptype = 'e')) AS schemas,
           ${PRESENT_KINDS} AS kinds,
           ${printSettings('s.name')}
      FROM (SELECT ${name} AS name OFFSET 0) AS s`;
}

function parseFacts(row: Row): SessionFacts {
  return {
    serverVersion: Number(row.version),
    defaultSchema: String(row.defaultSchema),
    schemas: parseTexts(row.schemas),
    kinds: new Set(parseTexts(row.kinds)),
  };
}

// json_agg() of no rows is null.
function parseTexts(json: unknown): string[] {
  const parsed: unknown = JSON.parse(String(json));
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
