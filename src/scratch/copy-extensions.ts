import { quoteIdentifier } from '../ddl/quote.js';
import type { Queryable } from '../util/queryable.js';
import type { Scratch } from './scratch.js';

interface Extension {
  readonly name: string;
  readonly schema: string;
}

/**
 * Installs the extensions that the live database has and the scratch database doesn't: SQL may use a type of an extension
 * without creating the extension. True if at least one was installed.
 */
export async function copyExtensions(live: Queryable, scratch: Scratch): Promise<boolean> {
  const known = new Set((await readExtensions(scratch.connection)).map(({ name }) => name));
  let isMore = false;
  for (const { name, schema } of await readExtensions(live)) {
    if (!known.has(name)) isMore = (await install({ name, schema }, scratch)) || isMore;
  }
  return isMore;
}

async function readExtensions(db: Queryable): Promise<readonly Extension[]> {
  const { rows } = await db.query<Extension>(
    `SELECT extname AS name, nspname AS schema
       FROM pg_catalog.pg_extension JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) extnamespace ORDER BY 1`,
  );
  return rows;
}

/** An extension that cannot be there leaves the statement that needs it to say so. */
async function install({ name, schema }: Extension, scratch: Scratch): Promise<boolean> {
  const create = `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)}`;
  try {
    // PostgreSQL refuses this for its own schema, although the schema exists.
    if (schema !== 'pg_catalog') await scratch.run(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`);
    await scratch.run(`${create} SCHEMA ${quoteIdentifier(schema)} CASCADE`);
    return true;
  } catch {
    return false;
  }
}
