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
  number pg_catalog.int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, revision pg_catalog.text,
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

/** One statement for all rows. The clock is that of the server, because several machines may write. */
export function insertIntoLog(table: QualifiedName, rows: readonly LogRow[], by: LogAuthor): string {
  const same = [by.tool, by.host].map(literalOrNull);
  const values = rows.map(({ entry, times }) => {
    const { revision, message, direction, outcome, fingerprint } = entry;
    const own = [revision, message, direction, outcome, fingerprint].map(literalOrNull);
    return `(${[...same, ...own, startOf(times), times === null ? 'NULL' : interval(times.durationMs)].join(', ')})`;
  });
  return `INSERT INTO ${quoteName(table)}
  (tool, host, revision, message, direction, outcome, fingerprint, started_at, duration)
VALUES
  ${values.join(',\n  ')}`;
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
