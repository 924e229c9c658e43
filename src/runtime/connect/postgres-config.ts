import type { ClientConfig } from 'pg';
import type { PostgresOptions } from '../../settings/connection-target.js';
import type { OpenConnectionOptions } from '../connection.js';
import { tlsFromEnvironment, withLibpqTls } from './postgres-tls.js';

const DEFAULT_TIMEOUT_MS = 10_000;

/** The options for pg.Client, with what this tool wants of every session; more than one where TLS is only preferred. */
export function toClientConfigs(
  target: string | PostgresOptions,
  options: OpenConnectionOptions,
): readonly ClientConfig[] {
  const given: PostgresOptions = typeof target === 'string' ? { connectionString: target } : target;
  const url = given.connectionString;
  const common: ClientConfig = {
    ...given,
    connectionTimeoutMillis: options.connectTimeoutMs ?? connectTimeoutMs(url ?? ''),
    // A fallback, so that the URL and PGAPPNAME have their say.
    fallback_application_name: 'limbeck',
    keepAlive: true,
    // Statements go out without waiting for the answer to the one before.
    pipeline: true,
  };
  if (url !== undefined && parametersOf(url).has('sslmode')) {
    return withLibpqTls(url, parametersOf(url)).map((connectionString) => ({ ...common, connectionString }));
  }
  return given.ssl === undefined ? tlsFromEnvironment().map((tls) => ({ ...common, ...tls })) : [common];
}

function connectTimeoutMs(url: string): number {
  const seconds = Number(parametersOf(url).get('connect_timeout') ?? process.env.PGCONNECT_TIMEOUT);
  return seconds > 0 ? seconds * 1000 : DEFAULT_TIMEOUT_MS;
}

// Not by URL: postgres://user@/shop is one for libpq and pg, but not for Node.
function parametersOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?')[1]);
}

/** The same server and role, and another database. */
export function withDatabase(target: string | PostgresOptions, database: string): string | PostgresOptions {
  if (typeof target === 'string') return withDatabaseInUrl(target, database);
  const { connectionString } = target;
  return connectionString === undefined
    ? { ...target, database }
    : { ...target, connectionString: withDatabaseInUrl(connectionString, database) };
}

function withDatabaseInUrl(url: string, database: string): string {
  return url.replace(/^([a-z]+:\/\/[^/?#]*)(?:\/[^?#]*)?/, `$1/${encodeURIComponent(database)}`);
}
