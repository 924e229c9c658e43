import {
  accessDenied,
  type ConnectFailure,
  connectionTimeout,
  databaseNotFound,
  databaseUnreachable,
  hostNotFound,
  passwordMissing,
  serverNotReady,
  tlsFailed,
} from '../../errors/database-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { findPostgresReport, textField } from '../postgres-report.js';

/** The server that a connection was opened to. */
export interface Destination {
  /** For people, without a password. */
  readonly target: string;
  readonly host: string;
  readonly timeoutMs: number;
}

/** The error for a failed connection. */
export function explainConnectFailure(error: unknown, destination: Destination): LimbeckError {
  if (error instanceof LimbeckError) return error;
  const postgres = findPostgresReport(error);
  const failure: ConnectFailure = {
    target: destination.target,
    reason: reasonOf(error),
    cause: error,
    ...(postgres === null ? {} : { postgres }),
  };
  return postgres === null ? explainSocketFailure(error, failure, destination) : explainRefusal(failure);
}

/** The server answered, and refused (manual: Appendix A, PostgreSQL Error Codes). */
function explainRefusal(failure: ConnectFailure): LimbeckError {
  const { sqlState = '', message = '' } = failure.postgres ?? {};
  if (sqlState === '3D000') return databaseNotFound(failure);
  if (sqlState === '28P01')
    return accessDenied(failure, 'Check the user and password in the URL, or PGUSER and PGPASSWORD.');
  if (sqlState.startsWith('28')) return accessDenied(failure, hintOfRefusal(message));
  if (sqlState === '42501')
    return accessDenied(failure, 'Grant the role CONNECT on the database, or use another role.');
  if (sqlState.startsWith('53') || sqlState.startsWith('57P')) return serverNotReady(failure);
  return databaseUnreachable(failure);
}

function hintOfRefusal(message: string): string {
  if (message.includes('no encryption')) return 'Ask for an encrypted connection: add `?sslmode=require` to the URL.';
  if (message.includes('pg_hba.conf')) return "Allow this user from this address in the server's pg_hba.conf.";
  if (message.includes('does not exist')) return 'Check the user in the URL, or create the role with `createuser`.';
  return 'Check the user in the URL, and that the role has the LOGIN attribute.';
}

function explainSocketFailure(error: unknown, failure: ConnectFailure, destination: Destination): LimbeckError {
  const code = error instanceof Error ? (textField(error, 'code') ?? '') : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return hostNotFound(destination.host, failure);
  if (failure.reason === 'timeout expired') return connectionTimeout(destination.timeoutMs, failure);
  if (/^(SASL|SCRAM).*password must be a/.test(failure.reason)) return passwordMissing(failure);
  const tlsHint = findTlsHint(code, failure.reason);
  return tlsHint === null ? databaseUnreachable(failure) : tlsFailed(failure, tlsHint);
}

const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_(UNTRUSTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|INVALID_CA/;

function findTlsHint(code: string, reason: string): string | null {
  if (reason.includes('does not support SSL')) {
    return 'Enable TLS on the server, or turn it off in the URL (`?sslmode=disable`).';
  }
  if (UNTRUSTED.test(code)) {
    return 'Name the authority that signed the certificate: `?sslmode=verify-full&sslrootcert=FILE`; `sslmode=require` encrypts without checking the server.';
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return 'Use the host name in the certificate, or `sslmode=verify-ca`, which does not compare the names.';
  }
  const isTls =
    code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.startsWith('CERT_') || reason.includes('SSL');
  return isTls ? "Check the server's certificate and the `ssl…` options of the URL." : null;
}

/** If a name has several addresses and none answers, Node throws an AggregateError without a message. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return String(first);
  return (first.message || (textField(first, 'code') ?? first.name)).replace(/[.\s]+$/, '');
}
