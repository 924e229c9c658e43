import { quoteLiteral } from '../ddl/quote.js';
import type { Connection } from '../runtime/connection.js';
import { randomHex } from '../util/node-crypto.js';
import type { Queryable, Row } from '../util/queryable.js';

/** A database to fill, which is dropped when it is closed; or the reason why it can't be created. */
export type ScratchPlace = { readonly connection: Connection; close(): Promise<void> } | { readonly reason: string };

/** What is left of one after a crash is recognised by this beginning of its name. */
const SCRATCH_PREFIX = 'limbeck_scratch_';

/** Creates an empty database on the server of a connection; in the encoding and the locale of another one, if it can. */
export async function openTemporaryDatabase(server: Connection, like: Queryable): Promise<ScratchPlace> {
  if (server.openSibling === null) {
    return { reason: `${server.description} allows no second connection` };
  }
  const [facts = {}] = (await server.query(CREATOR)).rows;
  if (facts.creates !== true) return { reason: `the role ${String(facts.role)} can't create databases` };
  // A separate session, so that the settings of the other session don't matter, and it may end.
  const admin = await server.openSibling(String(facts.database));
  const name = `${SCRATCH_PREFIX}${randomHex(6)}`;
  const drop = () => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).finally(() => admin.close());
  try {
    await create(admin, name, await localeOptions(like));
    const connection = await server.openSibling(name);
    return {
      connection,
      async close() {
        await connection.query(DROP_SUBSCRIPTIONS).catch(() => undefined);
        await connection.close().catch(() => undefined);
        await drop();
      },
    };
  } catch (error) {
    await drop().catch(() => undefined);
    return { reason: `no database could be created on its server (${error instanceof Error ? error.message : error})` };
  }
}

/** A database that has any cannot be dropped. None of them was ever connected, or has a slot. */
const DROP_SUBSCRIPTIONS = `DO $$ DECLARE own pg_catalog.name; BEGIN
  FOR own IN SELECT subname FROM pg_catalog.pg_subscription AS s
               JOIN pg_catalog.pg_database AS d ON d.oid OPERATOR(pg_catalog.=) s.subdbid
              WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database() LOOP
    EXECUTE pg_catalog.format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', own);
    EXECUTE pg_catalog.format('DROP SUBSCRIPTION %I', own);
  END LOOP;
END $$`;

const CREATOR = `SELECT current_user AS role, pg_catalog.current_database() AS database,
    (rolcreatedb OR rolsuper) AND NOT pg_catalog.pg_is_in_recovery() AS creates
  FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) current_user`;

async function create(admin: Connection, name: string, locale: string): Promise<void> {
  await admin.query('SET default_transaction_read_only = off');
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ${locale}`);
  } catch (error) {
    // Another server need not know the locale.
    if (locale === '') throw error;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  }
}

/** The options of CREATE DATABASE that say of a new database what is true of this one. */
async function localeOptions(like: Queryable): Promise<string> {
  const { rows } = await like.query(`
    SELECT pg_catalog.pg_encoding_to_char(encoding) AS encoding, datcollate AS collate, datctype AS ctype,
           ${column('datlocprovider')} AS provider, ${column('daticurules')} AS rules,
           coalesce(${column('datlocale')}, ${column('daticulocale')}) AS locale
      FROM pg_catalog.pg_database AS d WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database()`);
  const [row = {}] = rows;
  const options = [
    option('ENCODING', row, 'encoding'),
    option('LC_COLLATE', row, 'collate'),
    option('LC_CTYPE', row, 'ctype'),
  ];
  if (row.provider === 'i') {
    options.push('LOCALE_PROVIDER icu', option('ICU_LOCALE', row, 'locale'), option('ICU_RULES', row, 'rules'));
  }
  if (row.provider === 'b') options.push('LOCALE_PROVIDER builtin', option('BUILTIN_LOCALE', row, 'locale'));
  return options.join(' ');
}

/** SQL for a column that not every version has; null if it is missing. */
function column(name: string): string {
  return `pg_catalog.to_jsonb(d) OPERATOR(pg_catalog.->>) '${name}'`;
}

function option(word: string, row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? `${word} ${quoteLiteral(value)}` : '';
}
