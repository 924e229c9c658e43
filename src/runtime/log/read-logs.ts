import type { QualifiedName } from '../../schema/names.js';
import type { Connection } from '../connection.js';
import { isConnectionLost } from '../postgres-report.js';
import { ask } from '../run/run-own-statement.js';
import {
  entriesSql,
  isNoTime,
  type LogFilter,
  type LoggedRun,
  type LogRow,
  limitSql,
  toLoggedRun,
} from './read-log.js';

/** How many logs are read at once: see the batches of `readVersionsOfSchemas`. */
const BATCH = 250;

/** What many logs of one database have together. */
export interface LogsPage<Log> {
  /** The newest first. */
  readonly entries: readonly (readonly [log: Log, entry: LoggedRun])[];
  /** How many the filter lets through. */
  readonly total: number;
  readonly failed: readonly (readonly [log: Log, error: Error])[];
}

/** Reads many logs with one query for each batch. A log that can't be read is the only one that fails. */
export async function readLogs<Log extends { readonly table: QualifiedName }>(
  connection: Connection,
  logs: readonly Log[],
  filter: LogFilter,
): Promise<LogsPage<Log>> {
  const pages: LogsPage<Log>[] = [];
  for (let first = 0; first < logs.length; first += BATCH) {
    pages.push(await readBatch(connection, logs.slice(first, first + BATCH), filter));
  }
  return mergeLogs(pages, filter);
}

export function mergeLogs<Log>(pages: readonly LogsPage<Log>[], { limit }: Pick<LogFilter, 'limit'>): LogsPage<Log> {
  const entries = pages.flatMap((page) => page.entries);
  const times = new Map(entries.map((each) => [each, Date.parse(each[1].startedAt)]));
  const sorted = entries.sort((one, other) => (times.get(other) ?? 0) - (times.get(one) ?? 0));
  return {
    entries: limit === null ? sorted : sorted.slice(0, limit),
    total: pages.reduce((sum, page) => sum + page.total, 0),
    failed: pages.flatMap((page) => page.failed),
  };
}

async function readBatch<Log extends { readonly table: QualifiedName }>(
  connection: Connection,
  logs: readonly Log[],
  filter: LogFilter,
): Promise<LogsPage<Log>> {
  try {
    return await readTogether(connection, logs, filter);
  } catch (error) {
    if (!(error instanceof Error) || isConnectionLost(error) || isNoTime(filter, error)) throw error;
    const [only] = logs;
    if (logs.length === 1 && only !== undefined) return { entries: [], total: 0, failed: [[only, error]] };
    const middle = Math.ceil(logs.length / 2);
    const before = await readBatch(connection, logs.slice(0, middle), filter);
    return mergeLogs([before, await readBatch(connection, logs.slice(middle), filter)], filter);
  }
}

async function readTogether<Log extends { readonly table: QualifiedName }>(
  connection: Connection,
  logs: readonly Log[],
  filter: LogFilter,
): Promise<LogsPage<Log>> {
  const queries = logs.map(
    ({ table }, place) => `SELECT ${place} AS place, q.* FROM (${entriesSql(table, filter)}) AS q`,
  );
  const sql = `SELECT l.*, pg_catalog.count(*) OVER () AS total FROM (${queries.join('\nUNION ALL ')}) AS l
    ORDER BY l."startedMs" DESC ${limitSql(filter)}`;
  const rows = await ask<LogRow & { readonly place: number }>(connection, 'read the logs', sql);
  const entries = rows.flatMap(({ place, ...row }) => {
    const log = logs[place];
    return log === undefined ? [] : [[log, toLoggedRun(row)] as const];
  });
  return { entries, total: Number(rows[0]?.total ?? 0), failed: [] };
}
