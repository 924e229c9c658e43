import type { UnmanagedSummary } from '../../commands/difference/unmanaged-summary.js';
import type { Terminal } from '../terminal.js';

const MOST_NAMES = 5;

/** What is in the database and not managed: a line for each kind, and never silence. */
export function printUnmanaged(summaries: readonly UnmanagedSummary[], { status, paint }: Terminal): void {
  if (summaries.length === 0) {
    return;
  }
  status(paint('yellow', 'Not managed, and left alone:'));
  for (const { kind, why, names } of summaries) {
    const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
    status(`  ${kind} (${names.length}; ${why}): ${names.slice(0, MOST_NAMES).join(', ')}${more}`);
  }
}
