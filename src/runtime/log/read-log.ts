import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Connection } from '../connection.js';
import { findPostgresReport } from '../postgres-report.js';
import { ask } from '../run/run-own-statement.js';
import type { VersionTable } from '../version-table.js';
import type { LogEntry } from './log-entry.js';
import { logOf } from './log-table.js';

/** What the log has of a revision. */
export interface LoggedRun extends LogEntry {
  /** In UTC, as `Date.toISOString` writes it. */
  readonly startedAt: string;
  /** Null if a script did it, which doesn't measure. */
  readonly durationMs: number | null;
  /** The role that logged in. */
  readonly role: string;
  /** The machine of the program; null if a script did it. */
  readonly host: string | null;
  /** `limbeck 0.1.0`. */
  readonly tool: string;
}

export interface LogFilter {
  /** The latest so many; null for all. */
  readonly limit: number | null;
  /** An id, or the beginning of one. */
  readonly revision: string | null;
  /** What PostgreSQL reads as a point in time. */
  readonly since: string | null;
}

export interface LogPage {
  /** The newest first. */
  readonly entries: readonly LoggedRun[];
  /** How many the filter lets through. */
  readonly total: number;
}

export type LogRow = Omit<LoggedRun, 'startedAt'> & {
  readonly number: string;
  readonly startedMs: number;
  readonly total: string;
};

/** Null if the database has no log. */
export async function readLog(
  connection: Connection,
  { name, hasLog }: Pick<VersionTable, 'name' | 'hasLog'>,
  filter: LogFilter,
): Promise<LogPage | null> {
  if (!hasLog) return null;
  const sql = `SELECT l.*, pg_catalog.count(*) OVER () AS total FROM (${entriesSql(logOf(name), filter)}) AS l
    ORDER BY l.number DESC ${limitSql(filter)}`;
  const rows = await ask<LogRow>(connection, 'read the log', sql);
  return { entries: rows.map(toLoggedRun), total: Number(rows[0]?.total ?? 0) };
}

/** A query for what a log has, without an order. */
export function entriesSql(log: QualifiedName, { revision, since }: Omit<LogFilter, 'limit'>): string {
  const conditions = [
    'true',
    ...(revision === null ? [] : [`pg_catalog.starts_with(l.revision, ${quoteLiteral(revision)})`]),
    ...(since === null ? [] : [`l.started_at OPERATOR(pg_catalog.>=) ${quoteLiteral(since)}::pg_catalog.timestamptz`]),
  ];
  return `SELECT l.revision, l.message, l.direction, l.outcome, l.fingerprint, l.role, l.host, l.tool,
            (pg_catalog.date_part('epoch', l.started_at) OPERATOR(pg_catalog.*) 1000) AS "startedMs",
            (pg_catalog.date_part('epoch', l.duration) OPERATOR(pg_catalog.*) 1000) AS "durationMs",
            l.number
       FROM ${quoteName(log)} AS l
      WHERE ${conditions.join(' AND ')}`;
}

/** invalid_datetime_format, datetime_field_overflow, and what a time zone that doesn't exist gives. */
const NO_TIME = new Set(['22007', '22008', '22023']);

/** Whether PostgreSQL can't read the point in time of the filter. */
export function isNoTime({ since }: Pick<LogFilter, 'since'>, error: unknown): boolean {
  const cause = error instanceof LimbeckError ? error.cause : error;
  return since !== null && NO_TIME.has(findPostgresReport(cause)?.sqlState ?? '');
}

export function limitSql({ limit }: Pick<LogFilter, 'limit'>): string {
  return limit === null ? '' : `LIMIT ${limit}`;
}

export function toLoggedRun({ total: _, number: _number, startedMs, ...row }: LogRow): LoggedRun {
  return { ...row, startedAt: new Date(startedMs).toISOString() };
}
