import { describeThrown } from '../util/thrown.js';
import type { ErrorCode } from './codes.js';
import { ExitStatus } from './exit-status.js';
import { LimbeckError, type PostgresReport } from './limbeck-error.js';

/** What every failure to connect has in common: the target for people (no password), and what was reported. */
export interface ConnectFailure {
  readonly target: string;
  readonly reason: string;
  readonly postgres?: PostgresReport;
  readonly cause: unknown;
}

export function databaseUnreachable(failure: ConnectFailure): LimbeckError {
  return unreachable('DATABASE_UNREACHABLE', failure, {
    message: `Nothing answers at ${failure.target}: ${failure.reason}.`,
    hint: 'Check the host and port in the URL. Check that PostgreSQL is running and can be reached from here.',
  });
}

export function hostNotFound(host: string, failure: ConnectFailure): LimbeckError {
  return unreachable('HOST_NOT_FOUND', failure, {
    message: `The host "${host}" has no address, so ${failure.target} cannot be reached.`,
    hint: 'Check the host in the URL, and the DNS or VPN of this machine.',
  });
}

export function connectionTimeout(milliseconds: number, failure: ConnectFailure): LimbeckError {
  return unreachable('CONNECTION_TIMEOUT', failure, {
    message: `${failure.target} did not answer within ${milliseconds / 1000} seconds.`,
    hint: 'Check the host, port and firewall. To wait longer, add `?connect_timeout=SECONDS` to the URL.',
  });
}

export function accessDenied(failure: ConnectFailure, hint: string): LimbeckError {
  return unreachable('ACCESS_DENIED', failure, {
    message: `PostgreSQL rejects the connection to ${failure.target}: ${failure.reason}.`,
    hint,
  });
}

export function passwordMissing(failure: ConnectFailure): LimbeckError {
  return unreachable('PASSWORD_MISSING', failure, {
    message: `PostgreSQL asks for a password at ${failure.target}, but none is set.`,
    hint: 'Put it into the URL (percent-encoded), or set PGPASSWORD.',
  });
}

export function databaseNotFound(failure: ConnectFailure): LimbeckError {
  return unreachable('DATABASE_NOT_FOUND', failure, {
    message: `The server answers at ${failure.target}, but ${failure.reason}.`,
    hint: 'Check the name at the end of the URL, or create the database with `createdb`.',
  });
}

export function serverNotReady(failure: ConnectFailure): LimbeckError {
  return unreachable('SERVER_NOT_READY', failure, {
    message: `The server at ${failure.target} doesn't accept connections now: ${failure.reason}.`,
    hint: 'Try again in a moment.',
  });
}

export function tlsFailed(failure: ConnectFailure, hint: string): LimbeckError {
  return unreachable('TLS_FAILED', failure, {
    message: `Can't open an encrypted connection to ${failure.target}: ${failure.reason}.`,
    hint,
  });
}

function unreachable(
  code: ErrorCode,
  { postgres, cause }: ConnectFailure,
  text: { readonly message: string; readonly hint: string },
): LimbeckError {
  return new LimbeckError({
    code,
    ...text,
    exitStatus: ExitStatus.unreachable,
    ...(postgres === undefined ? {} : { postgres }),
    cause,
  });
}

/** `shown` must not hold a password. */
export function databaseUrlInvalid(shown: string, why: string): LimbeckError {
  return new LimbeckError({
    code: 'DATABASE_URL_INVALID',
    message: `"${shown}" is not the URL of a database: ${why}.`,
    hint: 'Write postgres://user:password@host:5432/database (percent-encode special characters), pglite://folder or pglite://memory.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function pgliteMissing(cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'PGLITE_MISSING',
    message: 'A pglite:// database needs the package @electric-sql/pglite, which is not installed.',
    hint: 'Run `npm install @electric-sql/pglite`.',
    exitStatus: ExitStatus.badRequest,
    cause,
  });
}

export function pgliteFailed(folder: string, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'PGLITE_FAILED',
    message: `The embedded database in "${folder}" does not start: ${describeThrown(cause)}`,
    hint: "If another version of PGlite created the folder, or you don't need its data, delete the folder and run the command again.",
    exitStatus: ExitStatus.unreachable,
    cause,
  });
}

/** `holder` is as much as is known: `process 4711`, `this process`. */
export function pgliteFolderInUse(folder: string, lockFile: string, holder: string): LimbeckError {
  return new LimbeckError({
    code: 'PGLITE_FOLDER_IN_USE',
    message: `The embedded database in "${folder}" is in use by ${holder}. Two programs at once would destroy it.`,
    hint: `Wait until it has ended. If it is gone, delete "${lockFile}".`,
    exitStatus: ExitStatus.locked,
  });
}

/** A statement of the tool's own (not of a revision) was refused. */
export function databaseRefused(
  what: string,
  details: { readonly postgres: PostgresReport; readonly statement: string; readonly cause: unknown },
): LimbeckError {
  return new LimbeckError({
    code: 'DATABASE_REFUSED',
    message: `PostgreSQL refused to ${what}: ${details.postgres.message}.`,
    hint: details.postgres.hint ?? refusalHint(details.postgres.sqlState),
    exitStatus: ExitStatus.refused,
    place: { statement: details.statement },
    postgres: details.postgres,
    cause: details.cause,
  });
}

function refusalHint(sqlState: string | undefined): string {
  // duplicate_database, duplicate_schema: what `migrate fleet add` creates.
  return sqlState === '42P04' || sqlState === '42P06'
    ? 'Choose another name, or bring what exists to the heads with `migrate upgrade`.'
    : 'Check the privileges of the role on the database and on the schema of the version table.';
}

/** A statement was refused that no step of a run and no other message accounts for. */
export function statementRefused(postgres: PostgresReport, hint: string, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'DATABASE_REFUSED',
    message: `PostgreSQL refused a statement of this command: ${postgres.message}.`,
    hint,
    exitStatus: ExitStatus.refused,
    postgres,
    cause,
  });
}

/** The session ended while a command worked that changes nothing, or before a run began. */
export function connectionEnded(reason: string, postgres: PostgresReport | null, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'CONNECTION_LOST',
    message: `The connection to the database ended: ${reason.replace(/[.\s]+$/, '')}.`,
    hint: 'Look for the reason in the log of the server, and run the command again.',
    exitStatus: ExitStatus.unreachable,
    ...(postgres === null ? {} : { postgres }),
    cause,
  });
}

/** @param closed schemas of the search path that exist, and that the role may not use; null without any. */
export function noDefaultSchema(searchPath: string, closed: string | null): LimbeckError {
  return new LimbeckError({
    code: 'NO_DEFAULT_SCHEMA',
    message:
      closed === null
        ? `No schema of the search path (${searchPath}) exists, so there is no place for tables.`
        : `The role may not use any schema of the search path (${searchPath}): it has no USAGE privilege on ${closed}.`,
    hint:
      closed === null
        ? 'Create the schema, or set a search path for the role or in the URL (`?options=-csearch_path%3Dname`).'
        : 'Run `GRANT USAGE ON SCHEMA name TO role` as the owner of the schema, or connect as another role.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** Somebody else could have made the table before the first run, so that it runs their code with the rights of the role. */
export function tableNotTrusted(table: string, owner: string): LimbeckError {
  return new LimbeckError({
    code: 'TABLE_NOT_TRUSTED',
    message: `The table ${table} can't be trusted: it belongs to the role ${owner}, and could run code of that role with your rights. Nothing was done.`,
    hint: `Look at its triggers, rules, policies, and columns. If they are right, change the owner (ALTER TABLE … OWNER TO …). Otherwise drop the table, and find out who created it.`,
    exitStatus: ExitStatus.refused,
  });
}
