import type { Client, ClientConfig, QueryResult as PgResult } from 'pg';
import { databaseUrlInvalid } from '../../errors/database-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { PostgresOptions } from '../../settings/connection-target.js';
import { maskPassword } from '../../util/mask-password.js';
import type { QueryResult } from '../../util/queryable.js';
import type { Connection, OpenConnectionOptions } from '../connection.js';
import { announcedPid, isInTransaction } from './client-facts.js';
import { explainConnectFailure } from './connect-failure.js';
import { importPg } from './import-pg.js';
import { lastResult } from './last-result.js';
import { toClientConfigs, withDatabase } from './postgres-config.js';

/** Opens a session by node-postgres; a failure names the target without its password (exit status 4). */
export async function openPostgres(
  target: string | PostgresOptions,
  options: OpenConnectionOptions,
): Promise<Connection> {
  const { client, config } = await connectFirst(toClientConfigs(target, options));
  client.on('notice', (notice) => {
    options.onNotice?.({ severity: notice.severity ?? 'NOTICE', message: notice.message ?? '' });
  });
  return {
    kind: 'pg',
    description: describe(client),
    session: client,
    announcedPid: announcedPid(client),
    inTransaction: () => isInTransaction(client),
    query: <R>(sql: string, parameters?: readonly unknown[]) => send<R>(client, sql, parameters),
    cancel: (backendPid) => cancelBackend(config, backendPid),
    openSibling: (database) => openPostgres(withDatabase(target, database), options),
    close: () => client.end(),
  };
}

/** The next of the configurations is for a server without TLS. */
async function connectFirst(
  configs: readonly ClientConfig[],
): Promise<{ readonly client: Client; readonly config: ClientConfig }> {
  const [config = {}, ...rest] = configs;
  try {
    return { client: await connect(config), config };
  } catch (error) {
    const withoutTls = error instanceof LimbeckError && error.code === 'TLS_FAILED' && rest.length > 0;
    if (!withoutTls) throw error;
    return await connectFirst(rest);
  }
}

async function connect(config: ClientConfig): Promise<Client> {
  const pg = await importPg();
  const client = createClient(() => new pg.Client(config), config.connectionString ?? '');
  // A session that dies while nobody waits for an answer would end the process; the next statement reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // A client without a password leaves the server waiting for one, for a minute. The end of a socket that is closed
    // already is never told, so nobody waits for it.
    void client.end();
    throw explainConnectFailure(error, {
      target: describe(client),
      host: client.host,
      timeoutMs: config.connectionTimeoutMillis ?? 0,
    });
  }
  return client;
}

function createClient(create: () => Client, url: string): Client {
  try {
    return create();
  } catch (error) {
    throw databaseUrlInvalid(maskPassword(url), error instanceof Error ? error.message : String(error));
  }
}

async function send<R>(client: Client, sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
  // Without parameters the simple protocol, which alone takes several statements and then gives several results.
  const answer: unknown = await (parameters === undefined ? client.query(sql) : client.query(sql, [...parameters]));
  return lastResult<R>(answer);
}

/** `app@db.example.com:5432/shop`. */
function describe(client: Client): string {
  return `${client.user ?? ''}@${client.host}:${client.port}/${client.database ?? ''}`;
}

async function cancelBackend(config: ClientConfig, backendPid: number): Promise<boolean> {
  const client = await connect(config);
  try {
    const { rows }: PgResult<{ cancelled: boolean }> = await client.query('SELECT pg_cancel_backend($1) AS cancelled', [
      backendPid,
    ]);
    return rows[0]?.cancelled === true;
  } finally {
    await client.end();
  }
}
