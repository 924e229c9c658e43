import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** The settings forbid to stop others on a large table, and the directive has no online form. */
export function blocksLargeTable(because: string): LimbeckError {
  return new LimbeckError({
    code: 'BLOCKS_LARGE_TABLE',
    message: `It would stop others: ${because}.`,
    hint: 'Run it at a quiet time with `allowBlocking: true`, or change the revision.',
    exitStatus: ExitStatus.refused,
  });
}

/** A table that is to be changed in batches has no key to go by. */
export function backfillNeedsKey(table: string, key: readonly string[] | null): LimbeckError {
  const what =
    key === null
      ? 'has no primary key'
      : `has no unique index on (${key.join(', ')}) whose columns are NOT NULL, and not money`;
  return new LimbeckError({
    code: 'BACKFILL_NEEDS_KEY',
    message: `The rows of ${table} can't be changed in batches: the table ${what}.`,
    hint: 'Name the columns of a unique index in the option `key`.',
    exitStatus: ExitStatus.badRequest,
  });
}
