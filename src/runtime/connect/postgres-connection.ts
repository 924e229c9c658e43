import type { Client, ClientConfig, QueryResult as PgResult } from 'pg';
import { databaseUrlInvalid } from '../../errors/database-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { interrupted } from '../../errors/run-errors.js';
import type { PostgresOptions } from '../../settings/connection-target.js';
import { maskPassword } from '../../util/mask-password.js';
import type { QueryResult } from '../../util/queryable.js';
import { learnSecretsOfSql } from '../../util/secrets/secrets-in-sql.js';
import type { Connection, OpenConnectionOptions } from '../connection.js';
import {
  announcedPid,
  destroySocket,
  isInTransaction,
  joinWrites,
  keepAlive,
  reportedSettings,
} from './client-facts.js';
import { explainConnectFailure } from './connect-failure.js';
import { guardQueries } from './guard-queries.js';
import { importPg } from './import-pg.js';
import { lastResult } from './last-result.js';
import { learnSecretOfClient, learnSecretsOfTarget } from './learn-secrets.js';
import { describeOtherServer, findOtherServer } from './other-server.js';
import { toClientConfigs, withDatabase } from './postgres-config.js';

/** Opens a session by node-postgres; a failure names the target without its password (exit status 4). */
export async function openPostgres(
  target: string | PostgresOptions,
  options: OpenConnectionOptions,
): Promise<Connection> {
  learnSecretsOfTarget(target);
  const { signal, onWarning, ...optionsOfSiblings } = options;
  const { client, config, reported } = await connectFirst(toClientConfigs(target, options), signal);
  const other = findOtherServer(reported);
  if (other !== null) onWarning?.(describeOtherServer(other));
  client.on('notice', (notice) => {
    options.onNotice?.({ severity: notice.severity ?? 'NOTICE', message: maskPassword(notice.message ?? '') });
  });
  const keptAlive = keepAliveDuring(client);
  const connection: Connection = {
    kind: 'pg',
    description: describe(client),
    session: client,
    announcedPid: announcedPid(client),
    inTransaction: () => isInTransaction(client),
    query: <R>(sql: string, parameters?: readonly unknown[]) => keptAlive(() => send<R>(client, sql, parameters)),
    queryAhead: (sql, onAnswer) => {
      void keptAlive(() => sendAhead(client, sql, onAnswer));
    },
    cancel: (backendPid) => cancelBackend(config, backendPid),
    openSibling: (database) => openPostgres(withDatabase(target, database), optionsOfSiblings),
    reopen: (signal) => openPostgres(target, { ...optionsOfSiblings, signal }),
    close: () => keptAlive(() => endWithin(CLOSE_LIMIT_MS, client)),
  };
  return signal === undefined ? connection : guardQueries(connection, signal, () => destroySocket(client));
}

/** Lets the session keep the process alive while an answer is awaited, and no longer. */
function keepAliveDuring(client: Client) {
  let awaited = 0;
  keepAlive(client, false);
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (awaited === 0) keepAlive(client, true);
    awaited += 1;
    try {
      return await work();
    } finally {
      awaited -= 1;
      if (awaited === 0) keepAlive(client, false);
    }
  };
}

// A server that has stopped answering does not answer the goodbye either.
const CLOSE_LIMIT_MS = 2000;

async function endWithin(limitMs: number, client: Client): Promise<void> {
  const timer = setTimeout(() => destroySocket(client), limitMs);
  await client.end().finally(() => clearTimeout(timer));
}

/** The next of the configurations is for a server without TLS. */
async function connectFirst(
  configs: readonly ClientConfig[],
  signal: AbortSignal | undefined,
): Promise<Connected & { readonly config: ClientConfig }> {
  const [config = {}, ...rest] = configs;
  try {
    return { ...(await connect(config, signal)), config };
  } catch (error) {
    const withoutTls = error instanceof LimbeckError && error.code === 'TLS_FAILED' && rest.length > 0;
    if (!withoutTls) throw error;
    return await connectFirst(rest, signal);
  }
}

interface Connected {
  readonly client: Client;
  /** The settings that the server reported when it accepted the client. */
  readonly reported: ReadonlyMap<string, string>;
}

async function connect(config: ClientConfig, signal?: AbortSignal): Promise<Connected> {
  const pg = await importPg();
  const client = createClient(() => new pg.Client(config), config.connectionString ?? '');
  // A session that dies while nobody waits for an answer would end the process; the next statement reports it.
  client.on('error', () => undefined);
  const stop = () => destroySocket(client);
  signal?.addEventListener('abort', stop);
  const settings = reportedSettings(client);
  try {
    if (signal?.aborted !== true) await client.connect();
    // PostgreSQL prints definitions for the usual setting; with the other one a backslash in a constant could end it.
    if (settings.get('standard_conforming_strings') === 'off') {
      await client.query('SET standard_conforming_strings = on');
    }
    // It may come from a function or from ~/.pgpass.
    learnSecretOfClient(client);
  } catch (error) {
    learnSecretOfClient(client);
    // A client without a password leaves the server waiting for one, for a minute. The end of a socket that is closed
    // already is never told, so nobody waits for it.
    void client.end();
    if (signal?.aborted !== true) throw explainFailure(error, client, config);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  if (signal?.aborted === true) {
    destroySocket(client);
    throw interrupted(`Interrupted while connecting to ${describe(client)}. Nothing was done.`);
  }
  return { client, reported: settings };
}

function explainFailure(error: unknown, client: Client, config: ClientConfig): LimbeckError {
  return explainConnectFailure(error, {
    target: describe(client),
    host: client.host,
    timeoutMs: config.connectionTimeoutMillis ?? 0,
  });
}

function createClient(create: () => Client, url: string): Client {
  try {
    return create();
  } catch (error) {
    throw databaseUrlInvalid(maskPassword(url), error instanceof Error ? error.message : String(error));
  }
}

async function send<R>(client: Client, sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
  learnSecretsOfSql(sql);
  joinWrites(client);
  // Without parameters the simple protocol, which alone takes several statements and then gives several results.
  const answer: unknown = await (parameters === undefined ? client.query(sql) : client.query(sql, [...parameters]));
  return lastResult<R>(answer);
}

/** A promise would tell of the answer only when everything that came along with it is read. */
function sendAhead(client: Client, sql: string, onAnswer: (error: unknown) => void): Promise<void> {
  learnSecretsOfSql(sql);
  joinWrites(client);
  return new Promise((resolve) => {
    void client.query(sql, (error: Error | null) => {
      onAnswer(error);
      resolve();
    });
  });
}

/** `app@db.example.com:5432/shop`. */
function describe(client: Client): string {
  return `${client.user ?? ''}@${client.host}:${client.port}/${client.database ?? ''}`;
}

const CANCEL_LIMIT_MS = 2000;

// The number that a pooler announces can be the one of somebody else's backend.
const CANCEL = `
  SELECT pg_catalog.pg_cancel_backend(pid) AS cancelled FROM pg_catalog.pg_stat_activity
   WHERE pid OPERATOR(pg_catalog.=) $1 AND usename OPERATOR(pg_catalog.=) session_user
     AND datname OPERATOR(pg_catalog.=) pg_catalog.current_database()`;

async function cancelBackend(config: ClientConfig, backendPid: number): Promise<boolean> {
  const { client } = await connect({ ...config, connectionTimeoutMillis: CANCEL_LIMIT_MS });
  const timer = setTimeout(() => destroySocket(client), CANCEL_LIMIT_MS);
  try {
    const { rows }: PgResult<{ cancelled: boolean }> = await client.query(CANCEL, [backendPid]);
    return rows[0]?.cancelled === true;
  } finally {
    clearTimeout(timer);
    await endWithin(CANCEL_LIMIT_MS, client);
  }
}
