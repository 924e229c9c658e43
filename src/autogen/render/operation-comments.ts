import { statementLines } from '../../ddl/statement-lines.js';
import { dataLoss } from '../../operations/data-loss.js';
import type { Operation } from '../../operations/operation.js';
import type { Note } from '../notes/note.js';

/**
 * Comments for the reviewer of an operation: whether it loses data, and its notes. If a rename could replace it, the
 * comment contains the lines to write.
 */
export function operationComments(
  operation: Operation,
  notes: readonly Note[],
  render: (instead: Operation) => readonly string[],
): readonly string[] {
  const loss = dataLoss(operation);
  const noted = notes
    .filter((note) => note.operation === operation)
    .flatMap(({ lines, queries = [], instead, isPartial }) => [
      ...withQueries(lines, queries),
      ...(instead === undefined || isPartial === true ? [] : render(instead).map((line) => `  ${line}`)),
    ]);
  return [...new Set([...(loss === null ? [] : [loss]), ...noted])];
}

function withQueries(lines: readonly string[], queries: readonly string[]): readonly string[] {
  if (queries.length === 0) return lines;
  const all = queries.flatMap((query) => statementLines(query).map((line) => `  ${line}`));
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} To find the rows:`, ...all];
}
