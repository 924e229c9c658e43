import type { RevisionInfo } from '../../commands/revision-info.js';
import type { Invocation } from '../invocation.js';
import type { Paint } from '../terminal.js';
import { formatLongEntry } from './revision-text.js';

interface ListStyle {
  readonly verbose: boolean;
  readonly line: (info: RevisionInfo, paint: Paint) => string;
}

/** The answer of a command that answers with revisions. */
export function printRevisions(
  revisions: readonly RevisionInfo[],
  { terminal, json }: Invocation,
  { verbose, line }: ListStyle,
): undefined {
  if (json) {
    terminal.print(JSON.stringify({ revisions }, null, 2));
    return;
  }
  const format = verbose ? formatLongEntry : line;
  for (const revision of revisions) {
    terminal.print(format(revision, terminal.paint));
  }
}
