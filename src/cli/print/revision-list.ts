import type { RevisionInfo } from '../../commands/graph/revision-info.js';
import type { Invocation } from '../invocation.js';
import type { Paint } from '../palette.js';

/** The answer of a command that answers with revisions. */
export function printRevisions<Info extends RevisionInfo>(
  revisions: readonly Info[],
  { terminal, json }: Invocation,
  format: (info: Info, paint: Paint) => string | readonly string[],
): undefined {
  if (json) {
    terminal.printJson({ revisions });
    return;
  }
  for (const revision of revisions) {
    terminal.print(...[format(revision, terminal.paint)].flat());
  }
}
