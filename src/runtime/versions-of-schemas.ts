import { quoteLiteral, quoteName } from '../ddl/quote.js';
import { noDefaultSchema, tableNotTrusted } from '../errors/database-errors.js';
import { placeMissing } from '../errors/fleet-errors.js';
import { formatName, type QualifiedName } from '../schema/names.js';
import type { Connection } from './connection.js';
import { JOURNAL_NAME, journalNextTo } from './journal/journal-table.js';
import { logOf } from './log/log-table.js';
import { isConnectionLost } from './postgres-report.js';
import { ask } from './run/run-own-statement.js';
import { tableWithForeignCode } from './trusted-roles.js';
import { relationExists, TABLE, TABLE_OR_VIEW } from './version-table.js';

/** What the version table of one schema says. */
export interface SchemaVersion {
  readonly exists: boolean;
  /** The revisions that the version table names, sorted; none if it is missing. */
  readonly heads: readonly string[];
  /** Whether a revision is partly applied. */
  readonly isUnfinished: boolean;
  /** The log next to the version table; null if it is missing. */
  readonly log: QualifiedName | null;
}

/**
 * How many schemas are asked about at once. A query locks its tables and their indexes, and PostgreSQL's table of locks has
 * room for 6,400 by default (manual: max_locks_per_transaction).
 */
const BATCH = 250;

/**
 * The versions of many schemas of one database, or why one of them can't be read, in the order of the schemas. Two queries
 * for each batch. A null schema is current_schema(). Nothing is written.
 */
export async function readVersionsOfSchemas(
  connection: Connection,
  versionTable: string,
  schemas: readonly (string | null)[],
): Promise<readonly (SchemaVersion | Error)[]> {
  const versions: (SchemaVersion | Error)[] = [];
  for (let first = 0; first < schemas.length; first += BATCH) {
    versions.push(...(await readBatch({ connection, versionTable }, schemas.slice(first, first + BATCH))));
  }
  return versions;
}

interface Reader {
  readonly connection: Connection;
  readonly versionTable: string;
}

/** If the batch fails, its halves are read, so that one schema that can't be read is the only one that fails. */
async function readBatch(
  reader: Reader,
  schemas: readonly (string | null)[],
): Promise<readonly (SchemaVersion | Error)[]> {
  try {
    return await readTogether(reader, schemas);
  } catch (error) {
    if (!(error instanceof Error) || isConnectionLost(error)) throw error;
    if (schemas.length <= 1) return [error];
    const middle = Math.ceil(schemas.length / 2);
    const before = await readBatch(reader, schemas.slice(0, middle));
    return [...before, ...(await readBatch(reader, schemas.slice(middle)))];
  }
}

async function readTogether(reader: Reader, schemas: readonly (string | null)[]) {
  const found = await findTables(reader, schemas);
  const heads = new Map<number, string[]>();
  const unfinished = new Set<number>();
  for (const { place, id } of await readRows(reader, found)) {
    if (id === null) unfinished.add(place);
    else heads.set(place, [...(heads.get(place) ?? []), id]);
  }
  return found.map((table, place): SchemaVersion | Error => {
    if (table instanceof Error) return table;
    return {
      exists: table.exists,
      heads: (heads.get(place) ?? []).sort(),
      isUnfinished: unfinished.has(place),
      log: table.hasLog ? logOf({ schema: table.schema, name: reader.versionTable }) : null,
    };
  });
}

interface FoundTables {
  readonly schema: string | null;
  readonly schemaExists: boolean;
  readonly exists: boolean;
  readonly hasJournal: boolean;
  readonly hasLog: boolean;
  readonly foreignCode: readonly [table: string, owner: string] | null;
}

async function findTables({ connection, versionTable }: Reader, schemas: readonly (string | null)[]) {
  const names = schemas.map((name) => (name === null ? 'pg_catalog.current_schema()' : quoteLiteral(name)));
  const log = logOf({ schema: null, name: versionTable }).name;
  const rows = await ask<FoundTables>(
    connection,
    'look for the version tables',
    `SELECT s.name AS schema,
            EXISTS (SELECT FROM pg_catalog.pg_namespace AS n WHERE n.nspname OPERATOR(pg_catalog.=) s.name) AS "schemaExists",
            ${relationExists('s.name', versionTable, TABLE_OR_VIEW)} AS "exists",
            ${relationExists('s.name', JOURNAL_NAME, TABLE)} AS "hasJournal",
            ${relationExists('s.name', log, TABLE)} AS "hasLog",
            ${tableWithForeignCode('s.name', [versionTable, log])} AS "foreignCode"
       FROM pg_catalog.unnest(ARRAY[${names.join(', ')}]::pg_catalog.text[]) WITH ORDINALITY AS s (name, place)
      ORDER BY s.place USING OPERATOR(pg_catalog.<)`,
  );
  return rows.map((row): FoundTables | Error => {
    if (row.schema === null) return noDefaultSchema('', null);
    if (!row.schemaExists) return placeMissing(row.schema);
    if (row.foreignCode === null) return row;
    const [name, owner] = row.foreignCode;
    return tableNotTrusted(formatName({ schema: row.schema, name }), owner);
  });
}

interface VersionRow {
  /** The position of the schema in the batch. */
  readonly place: number;
  /** Null: a revision is partly applied. */
  readonly id: string | null;
}

async function readRows({ connection, versionTable }: Reader, found: readonly (FoundTables | Error)[]) {
  const queries = found.flatMap((table, place): readonly string[] => {
    if (table instanceof Error) return [];
    const { schema, exists, hasJournal } = table;
    const name = { schema, name: versionTable };
    const version = `SELECT ${place} AS place, version_num::pg_catalog.text AS id FROM ${quoteName(name)}`;
    const journal = `SELECT ${place}, NULL WHERE EXISTS (SELECT FROM ${quoteName(journalNextTo(name))} WHERE finished_at IS NULL)`;
    return [...(exists ? [version] : []), ...(hasJournal ? [journal] : [])];
  });
  if (queries.length === 0) return [];
  // The first one names the columns.
  const all = ['SELECT NULL::pg_catalog.int4 AS place, NULL::pg_catalog.text AS id WHERE false', ...queries];
  return ask<VersionRow>(connection, 'read the version tables', all.join('\nUNION ALL '));
}
