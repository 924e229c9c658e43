import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import { makeObjectName } from '../../schema/choose-name.js';
import type { QualifiedName } from '../../schema/names.js';
import type { LogAuthor, LogEntry } from './log-entry.js';

/**
 * Next to the version table. Each version table has its own log: runs on several of them may be in transactions at the
 * same time, and the first ones would wait for each other to create it.
 */
export function logOf({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name: makeObjectName({ table: name, columns: null, label: 'log' }) };
}

/** @param ifNotExists for a script, which can't know */
export function createLog(table: QualifiedName, { ifNotExists = false } = {}): string {
  return `CREATE TABLE ${ifNotExists ? 'IF NOT EXISTS ' : ''}${quoteName(table)} (
  number pg_catalog.int8 NOT NULL, revision pg_catalog.text,
  message pg_catalog.text, direction pg_catalog.text NOT NULL, outcome pg_catalog.text NOT NULL,
  started_at pg_catalog.timestamptz NOT NULL, duration pg_catalog.interval,
  role pg_catalog.text NOT NULL DEFAULT session_user, host pg_catalog.text, tool pg_catalog.text NOT NULL,
  fingerprint pg_catalog.text)`;
}

/** When a revision ran, in milliseconds before now; null in a script. */
export interface LogTimes {
  readonly agoMs: number;
  readonly durationMs: number;
}

export interface LogRow {
  readonly entry: LogEntry;
  readonly times: LogTimes | null;
}

/**
 * One statement for all rows. The clock is that of the server, because several machines may write. The numbers need neither a
 * sequence nor a unique index: a sequence that is behind, as after logical replication, would make every run fail.
 */
export function insertIntoLog(table: QualifiedName, rows: readonly LogRow[], { tool, host }: LogAuthor): string {
  const values = rows.map(({ entry, times }, place) => {
    const { revision, message, direction, outcome, fingerprint } = entry;
    const texts = [revision, message, direction, outcome, fingerprint].map(literalOrNull);
    const duration = times === null ? 'NULL' : interval(times.durationMs);
    return `(${[place + 1, ...texts, startOf(times), duration].join(', ')})`;
  });
  return `INSERT INTO ${quoteName(table)}
  (number, tool, host, revision, message, direction, outcome, fingerprint, started_at, duration)
SELECT last.number OPERATOR(pg_catalog.+) v.place, ${literalOrNull(tool)}, ${literalOrNull(host)},
       v.revision, v.message, v.direction, v.outcome, v.fingerprint, v.started_at, v.duration::pg_catalog.interval
  FROM (SELECT coalesce(pg_catalog.max(number), 0) AS number FROM ${quoteName(table)}) AS last
 CROSS JOIN (VALUES
  ${values.join(',\n  ')}) AS v (place, revision, message, direction, outcome, fingerprint, started_at, duration)`;
}

function startOf(times: LogTimes | null): string {
  const now = 'pg_catalog.clock_timestamp()';
  return times === null ? now : `${now} OPERATOR(pg_catalog.-) ${interval(times.agoMs)}`;
}

function interval(milliseconds: number): string {
  return `'${(milliseconds / 1000).toFixed(6)} s'::pg_catalog.interval`;
}

function literalOrNull(text: string | null): string {
  return text === null ? 'NULL' : quoteLiteral(text);
}
