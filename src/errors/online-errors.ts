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
