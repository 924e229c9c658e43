import type { QueryResult } from '../../util/queryable.js';

/** node-postgres gives one result for one statement and a list for several; PGlite's exec() always gives a list. */
export function lastResult<R>(answer: unknown): QueryResult<R> {
  const last: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
  if (!isResult<R>(last)) return { rows: [], rowCount: null };
  return { rows: last.rows, rowCount: last.rowCount ?? last.affectedRows ?? null };
}

interface RawResult<R> {
  readonly rows: readonly R[];
  readonly rowCount?: number | null;
  /** PGlite's word. */
  readonly affectedRows?: number;
}

function isResult<R>(value: unknown): value is RawResult<R> {
  return typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows);
}
