import { formatName } from '../../schema/names.js';
import type { RunOptions } from '../run-options.js';
import type { VersionTable } from '../version-table.js';
import { logOf } from './log-table.js';
import { RunLog } from './run-log.js';

/** The log of a run; null if none is kept. A role that may only write to the version table can still run revisions. */
export function openRunLog(
  { name, hasLog, mayLog }: VersionTable,
  { log: author, onWarning }: Pick<RunOptions, 'log' | 'onWarning'>,
): RunLog | null {
  if (author === undefined) return null;
  const table = logOf(name);
  if (mayLog) return new RunLog({ table, exists: hasLog, author });
  if (hasLog) {
    onWarning?.(
      `The log does not record this run, because your role may not write to ${formatName(table)}. Grant it INSERT, or set \`log: false\`.`,
    );
  }
  return null;
}
