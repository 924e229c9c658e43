import { quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { defaultSchemaMissing } from '../../errors/command-errors.js';
import type { Connection } from '../../runtime/connection.js';
import { ask } from '../../runtime/run/run-own-statement.js';

/** Does the work with a schema first in the search path, which is then as it was. The schema must exist. */
export async function withSearchPath<T>(connection: Connection, schema: string, work: () => Promise<T>): Promise<T> {
  const before = await readSearchPath(connection);
  await setSearchPath(connection, [quoteIdentifier(schema), before].filter(Boolean).join(', '));
  try {
    const [row] = await ask<{ readonly name: string | null }>(
      connection,
      'look for the default schema',
      'SELECT pg_catalog.current_schema() AS name',
    );
    // PostgreSQL silently skips a missing schema, and uses the next one.
    if (row?.name !== schema) throw defaultSchemaMissing(schema);
    return await work();
  } finally {
    // A connection that is lost has no search path any more.
    await setSearchPath(connection, before).catch(() => undefined);
  }
}

async function readSearchPath(connection: Connection): Promise<string> {
  const [row] = await ask<{ readonly path: string }>(
    connection,
    'read the search path',
    "SELECT pg_catalog.current_setting('search_path') AS path",
  );
  return row?.path ?? '';
}

async function setSearchPath(connection: Connection, path: string): Promise<void> {
  await ask(
    connection,
    'set the search path',
    `SELECT pg_catalog.set_config('search_path', ${quoteLiteral(path)}, false)`,
  );
}
