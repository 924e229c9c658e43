import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { Connection } from '../connection.js';
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

interface LogPage {
  /** The newest first. */
  readonly entries: readonly LoggedRun[];
  /** How many the filter lets through. */
  readonly total: number;
}

type LogRow = Omit<LoggedRun, 'startedAt'> & { readonly startedMs: number; readonly total: string };

/** Null if the database has no log. */
export async function readLog(
  connection: Connection,
  { name, hasLog }: Pick<VersionTable, 'name' | 'hasLog'>,
  { limit, revision, since }: LogFilter,
): Promise<LogPage | null> {
  if (!hasLog) return null;
  const conditions = [
    'true',
    ...(revision === null ? [] : [`pg_catalog.starts_with(l.revision, ${quoteLiteral(revision)})`]),
    ...(since === null ? [] : [`l.started_at OPERATOR(pg_catalog.>=) ${quoteLiteral(since)}::pg_catalog.timestamptz`]),
  ];
  const rows = await ask<LogRow>(
    connection,
    'read the log',
    `SELECT l.revision, l.message, l.direction, l.outcome, l.fingerprint, l.role, l.host, l.tool,
            (pg_catalog.date_part('epoch', l.started_at) OPERATOR(pg_catalog.*) 1000) AS "startedMs",
            (pg_catalog.date_part('epoch', l.duration) OPERATOR(pg_catalog.*) 1000) AS "durationMs",
            pg_catalog.count(*) OVER () AS total
       FROM ${quoteName(logOf(name))} AS l
      WHERE ${conditions.join(' AND ')}
      ORDER BY l.number DESC ${limit === null ? '' : `LIMIT ${limit}`}`,
  );
  const entries = rows.map(({ total: _, startedMs, ...row }) => ({
    ...row,
    startedAt: new Date(startedMs).toISOString(),
  }));
  return { entries, total: Number(rows[0]?.total ?? 0) };
}
