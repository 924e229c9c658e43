import { quoteIdentifier, quoteLiteral, quoteName } from '../ddl/quote.js';
import { noDefaultSchema, tableNotTrusted } from '../errors/database-errors.js';
import { formatName, type QualifiedName } from '../schema/names.js';
import { relkindArray } from '../schema/relation-kinds.js';
import type { VersionChange } from '../script/step.js';
import type { Connection } from './connection.js';
import { JOURNAL_NAME } from './journal/journal-table.js';
import type { OwnTimeouts } from './locks/lock-timeouts.js';
import { logOf } from './log/log-table.js';
import { ask } from './run/run-own-statement.js';
import { FIRST_OID_OF_USERS, tableWithForeignCode } from './trusted-roles.js';

/** The version table as it was found. */
export interface VersionTable {
  /** Its name as SQL, with the schema, so that a table of this name in another schema is never used. */
  readonly sql: string;
  readonly name: QualifiedName & { readonly schema: string };
  readonly exists: boolean;
  /** The revisions it names, in alphabetical order; none if it is missing or empty. */
  readonly heads: readonly string[];
  readonly backendPid: number;
  /** What the session had before the run. */
  readonly timeouts: OwnTimeouts;
  /** Whether the database has tables that others may use. */
  readonly hasTables: boolean;
  /** Whether there is a journal next to it. */
  readonly hasJournal: boolean;
  /** Whether there is a log next to it, and whether the role may write to it, or else create it. */
  readonly hasLog: boolean;
  readonly mayLog: boolean;
  /** Whether triggers, rules, or event triggers may look at the version table while definitions run. */
  readonly isWatched: boolean;
}

/** The revisions that the version table names. Nothing is written: a missing table names none. */
export async function readHeads(connection: Connection, name: QualifiedName): Promise<readonly string[]> {
  return (await readVersionTable(connection, name)).heads;
}

/** A null schema is current_schema(), where CREATE TABLE would put the table. */
export async function readVersionTable(connection: Connection, name: QualifiedName): Promise<VersionTable> {
  const { schema, exists, ...found } = await findTable(connection, name);
  const table = { schema, name: name.name };
  const sql = quoteName(table);
  const heads = exists ? await selectHeads(connection, sql) : [];
  return { sql, name: table, exists, heads, ...found };
}

interface FoundRow {
  readonly schema: string | null;
  readonly exists: boolean;
  readonly pid: number;
  readonly lockMs: number;
  readonly statementMs: number;
  readonly deadlockMs: number;
  readonly hasTables: boolean;
  readonly hasJournal: boolean;
  readonly hasLog: boolean;
  readonly mayLog: boolean;
  readonly isWatched: boolean;
  /** Whether another role owns one of the tables that are read and written. */
  readonly hasOtherOwner: boolean;
}

/** Each command asks this first, and most of its time is planning: what is rarely needed has its own queries. */
async function findTable(connection: Connection, { schema, name }: QualifiedName) {
  const log = logOf({ schema, name }).name;
  const wanted = schema === null ? 'pg_catalog.current_schema()' : quoteLiteral(schema);
  const names = nameArray([name, JOURNAL_NAME, log]);
  const rows = await ask<FoundRow>(
    connection,
    'look for the version table',
    `
    SELECT ${wanted} AS schema, pg_catalog.pg_backend_pid() AS pid,
           ${timeout('lock_timeout')} AS "lockMs", ${timeout('statement_timeout')} AS "statementMs",
           ${timeout('deadlock_timeout')} AS "deadlockMs",
           EXISTS (SELECT FROM pg_catalog.pg_class AS c
                    WHERE c.oid OPERATOR(pg_catalog.>=) ${FIRST_OID_OF_USERS}::pg_catalog.oid
                      AND c.relkind OPERATOR(pg_catalog.=) ANY (${relkindArray('table', 'partitionedTable', 'materializedView', 'foreignTable')})
                      AND NOT ${isOneOf(names)}) AS "hasTables",
           coalesce(o."exists", false) AS "exists", coalesce(o."hasJournal", false) AS "hasJournal",
           coalesce(o."hasLog", false) AS "hasLog", coalesce(o."mayInsert", o."mayCreate", false) AS "mayLog",
           coalesce(o."hasOtherOwner", false) AS "hasOtherOwner",
           coalesce(o."isWatched", false) OR EXISTS (SELECT FROM pg_catalog.pg_event_trigger) AS "isWatched"
      FROM (SELECT ${anyIs(name, isKind(TABLE_OR_VIEW))} AS "exists",
                   ${anyIs(JOURNAL_NAME, isKind(TABLE))} AS "hasJournal", ${anyIs(log, isKind(TABLE))} AS "hasLog",
                   ${anyIs(log, "pg_catalog.has_table_privilege(c.oid, 'INSERT')")} AS "mayInsert",
                   pg_catalog.bool_or(pg_catalog.has_schema_privilege(n.oid, 'CREATE')) AS "mayCreate",
                   ${anyIs(name, "(c.relkind OPERATOR(pg_catalog.<>) 'r' OR c.relhastriggers OR c.relhasrules)")} AS "isWatched",
                   pg_catalog.bool_or(pg_catalog.pg_get_userbyid(c.relowner) OPERATOR(pg_catalog.<>) current_user)
                     FILTER (WHERE ${isOneOf(nameArray([name, log]))}) AS "hasOtherOwner"
              FROM pg_catalog.pg_namespace AS n
              LEFT JOIN pg_catalog.pg_class AS c
                ON c.relnamespace OPERATOR(pg_catalog.=) n.oid AND ${isOneOf(names)}
             WHERE n.nspname OPERATOR(pg_catalog.=) ${wanted}) AS o`,
  );
  const [row] = rows;
  if (row === undefined || row.schema === null) throw await explainNoSchema(connection);
  const { schema: found, pid, lockMs, statementMs, deadlockMs, hasOtherOwner, ...rest } = row;
  if (hasOtherOwner) await refuseForeignCode(connection, found, [name, log]);
  return { ...rest, schema: found, backendPid: pid, timeouts: { lockMs, statementMs, deadlockMs } };
}

/** A condition for each of the tables found that has the name; null if none has it. */
function anyIs(name: string, condition: string): string {
  return `pg_catalog.bool_or(${condition}) FILTER (WHERE c.relname OPERATOR(pg_catalog.=) ${quoteLiteral(name)})`;
}

function isKind(kinds: string): string {
  return `c.relkind OPERATOR(pg_catalog.=) ANY (${kinds})`;
}

function nameArray(names: readonly string[]): string {
  return `ARRAY[${names.map(quoteLiteral).join(', ')}]::pg_catalog.name[]`;
}

function isOneOf(names: string): string {
  return `c.relname OPERATOR(pg_catalog.=) ANY (${names})`;
}

async function refuseForeignCode(connection: Connection, schema: string, names: readonly string[]): Promise<void> {
  const rows = await ask<{ readonly foreign: readonly [table: string, owner: string] | null }>(
    connection,
    'look for code of other roles',
    `SELECT ${tableWithForeignCode(quoteLiteral(schema), names)} AS "foreign"`,
  );
  const foreign = rows[0]?.foreign ?? null;
  if (foreign !== null) throw tableNotTrusted(formatName({ schema, name: foreign[0] }), foreign[1]);
}

async function explainNoSchema(connection: Connection): Promise<Error> {
  const rows = await ask<{ readonly searchPath: string; readonly closed: string | null }>(
    connection,
    'read the search path',
    `SELECT pg_catalog.current_setting('search_path') AS "searchPath",
            (SELECT pg_catalog.string_agg(n.nspname, ', ') FROM pg_catalog.pg_namespace AS n
              WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                AND n.nspname OPERATOR(pg_catalog.=) ANY (
                      pg_catalog.regexp_split_to_array(pg_catalog.replace(
                        pg_catalog.current_setting('search_path'), '"$user"', pg_catalog.quote_ident(current_user)), '\\s*,\\s*'))
            ) AS closed`,
  );
  return noDefaultSchema(rows[0]?.searchPath ?? '', rows[0]?.closed ?? null);
}

export const TABLE = relkindArray('table');
export const TABLE_OR_VIEW = relkindArray('table', 'partitionedTable', 'view', 'foreignTable');

/** @param schema as an expression */
export function relationExists(schema: string, name: string, kinds: string): string {
  return `EXISTS (SELECT FROM pg_catalog.pg_class AS c
                    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                   WHERE n.nspname OPERATOR(pg_catalog.=) ${schema} AND c.relname OPERATOR(pg_catalog.=) ${quoteLiteral(name)}
                     AND c.relkind OPERATOR(pg_catalog.=) ANY (${kinds}))`;
}

/** In milliseconds. PostgreSQL prints a unit, as it does for an interval. */
function timeout(name: string): string {
  const seconds = `pg_catalog.date_part('epoch', pg_catalog.current_setting('${name}')::pg_catalog.interval)`;
  return `(${seconds} OPERATOR(pg_catalog.*) 1000)`;
}

async function selectHeads(connection: Connection, table: string): Promise<readonly string[]> {
  const sql = `SELECT version_num AS id FROM ${table} ORDER BY version_num COLLATE pg_catalog."C"`;
  const rows = await ask<{ readonly id: string }>(connection, 'read the version table', sql);
  return rows.map(({ id }) => id);
}

/** How many characters an id may have, as in Alembic. */
export const VERSION_COLUMN_LENGTH = 32;

/** Alembic's shape, so that either tool can take over from the other. */
export function createVersionTable(name: QualifiedName, { ifNotExists = false, primaryKey = true } = {}): string {
  const key = primaryKey ? `, CONSTRAINT ${quoteIdentifier(`${name.name}_pkc`)} PRIMARY KEY (version_num)` : '';
  const table = `${ifNotExists ? 'IF NOT EXISTS ' : ''}${quoteName(name)}`;
  return `CREATE TABLE ${table} (version_num VARCHAR(${VERSION_COLUMN_LENGTH}) NOT NULL${key})`;
}

/** The statement, and how many rows it must touch; null if any number will do. */
export function compileVersionChange(
  table: string,
  change: VersionChange,
): { readonly sql: string; readonly rows: number | null } {
  if ('insert' in change) {
    return { sql: `INSERT INTO ${table} (version_num) VALUES (${quoteLiteral(change.insert)})`, rows: 1 };
  }
  if ('delete' in change) {
    return { sql: `DELETE FROM ${table} WHERE ${isVersion(change.delete)}`, rows: 1 };
  }
  if ('update' in change) {
    const [from, to] = change.update;
    const set = `SET version_num = ${quoteLiteral(to)} WHERE ${isVersion(from)}`;
    return { sql: `UPDATE ${table} ${set}`, rows: 1 };
  }
  return { sql: `DELETE FROM ${table}`, rows: null };
}

/** The statement runs under the search path of the revision, or of psql: a bare `=` could be another role's operator. */
function isVersion(id: string): string {
  return `version_num OPERATOR(pg_catalog.=) ${quoteLiteral(id)}`;
}

/** Two changes, one after the other, as one; null if that takes two. */
export function mergeVersionChanges(first: VersionChange, second: VersionChange): VersionChange | null {
  const made = 'insert' in first ? first.insert : 'update' in first ? first.update[1] : null;
  if ('update' in second && second.update[0] === made) {
    return 'update' in first ? { update: [first.update[0], second.update[1]] } : { insert: second.update[1] };
  }
  return 'delete' in second && second.delete === made && 'update' in first ? { delete: first.update[0] } : null;
}

/** The heads after a change. */
export function applyVersionChange(heads: readonly string[], change: VersionChange): readonly string[] {
  if ('insert' in change) return [...heads, change.insert].sort();
  if ('delete' in change) return heads.filter((id) => id !== change.delete);
  if ('update' in change) {
    const [from, to] = change.update;
    return heads.map((id) => (id === from ? to : id)).sort();
  }
  return [];
}
