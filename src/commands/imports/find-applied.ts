import { bookkeepingNotFound, bookkeepingRefused } from '../../errors/import-errors.js';
import { readDefaultSchema } from '../../reflect/session.js';
import type { Connection } from '../../runtime/connection.js';
import { formatName } from '../../schema/names.js';
import type { ForeignRevision } from './chain.js';
import type { AppliedMigration, ForeignTable, ForeignTool } from './foreign-migration.js';

/** What the table of the other tool says of a database. */
export interface Applied {
  /** `drizzle.__drizzle_migrations` */
  readonly table: string;
  /** How many of the revisions are applied, from the first one. */
  readonly count: number;
  /** Revisions whose file isn't the one that was applied. */
  readonly changed: readonly string[];
}

interface ImportedTool {
  readonly tool: ForeignTool;
  readonly revisions: readonly ForeignRevision[];
  /** What `--table` says. */
  readonly table: string | undefined;
}

/** @throws LimbeckError if what is applied isn't the beginning of the history. */
export async function findApplied(connection: Connection, { tool, revisions, table }: ImportedTool): Promise<Applied> {
  const found = await findTable(connection, tool, table);
  const migrations = revisions.map(({ migration }) => migration);
  const rows = await tool.readApplied(connection, found, migrations);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  refuseUnknown(tool, rows, new Set(migrations.map(({ key }) => key)));
  const pending = migrations.findIndex(({ key }) => !byKey.has(key));
  const count = pending === -1 ? migrations.length : pending;
  const later = migrations.slice(count).find(({ key }) => byKey.has(key));
  if (later !== undefined) {
    const what = `"${later.name}" is applied, but the earlier "${migrations[count]?.name}" is not`;
    throw bookkeepingRefused(tool.title, what, `Apply it with ${tool.title}, then import again.`);
  }
  const changed = revisions.filter(({ migration: { key, checksum } }) => {
    const recorded = byKey.get(key)?.checksum ?? null;
    return recorded !== null && checksum !== null && recorded !== checksum;
  });
  return { table: formatName(found), count, changed: changed.map(({ id }) => id) };
}

function refuseUnknown(tool: ForeignTool, rows: readonly AppliedMigration[], known: ReadonlySet<string>): void {
  const unknown = rows.filter(({ key }) => !known.has(key)).map(({ name }) => `"${name}"`);
  if (unknown.length === 0) return;
  const what = `it lists ${unknown.join(', ')}, which the folder doesn't have`;
  const hint = 'Restore the files. If they are gone, start with `migrate reflect --stamp` instead.';
  throw bookkeepingRefused(tool.title, what, hint);
}

async function findTable(connection: Connection, tool: ForeignTool, given: string | undefined): Promise<ForeignTable> {
  const [, schema = tool.table.schema, name = tool.table.name] = /^(?:(.*)\.)?([^.]+)$/.exec(given ?? '') ?? [];
  const { rows } = await connection.query<{ readonly schema: string }>(SCHEMAS_WITH, [name, schema ?? null]);
  const schemas = rows.map((row) => row.schema);
  const usual = await readDefaultSchema(connection);
  const [only] = schemas.includes(usual) ? [usual] : schemas;
  if (only === undefined || (schemas.length > 1 && only !== usual)) {
    const table = schema === null ? name : `${schema}.${name}`;
    throw bookkeepingNotFound({ tool: tool.title, database: connection.description, table, schemas });
  }
  return { schema: only, name };
}

const SCHEMAS_WITH = `SELECT n.nspname::pg_catalog.text AS schema
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE c.relkind OPERATOR(pg_catalog.=) 'r' AND c.relname OPERATOR(pg_catalog.=) $1::pg_catalog.name
  AND ($2::pg_catalog.name IS NULL OR n.nspname OPERATOR(pg_catalog.=) $2::pg_catalog.name)
ORDER BY 1`;
