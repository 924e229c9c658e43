import { rowKeyMissing } from '../../errors/row-errors.js';
import { formatName } from '../../schema/names.js';
import type { AskRows, RowQuestion } from '../../schema/row-question.js';
import { pairUp } from '../../util/pair-up.js';
import type { Renames } from '../match/renames.js';
import type { Sides } from '../scope/sides.js';
import { type PairedTable, pairTables } from './paired-table.js';
import { hasChanges, type RowChanges, rowChanges, rowsOfNewTable } from './row-changes.js';
import { rowQuestions } from './row-questions.js';

/**
 * How the rows of the database differ from the declared ones. PostgreSQL compares them, if there are any.
 *
 * @param sides `reflected` has the names of the database
 */
export async function findRowChanges(sides: Sides, renames: Renames, ask: AskRows): Promise<readonly RowChanges[]> {
  if (sides.declared.rows.length === 0) return [];
  const pairs = pairTables(sides, renames);
  const asked: { readonly pair: PairedTable; readonly question: RowQuestion }[] = [];
  const found: RowChanges[] = [];
  for (const [at, question] of rowQuestions(pairs, sides, renames).entries()) {
    const pair = pairs[at];
    if (pair === undefined) continue;
    if (question === null) found.push(rowsOfNewTable(pair));
    else asked.push({ pair, question });
  }
  const answers = asked.length === 0 ? [] : await ask(asked.map(({ question }) => question));
  found.push(
    ...pairUp(asked, answers).map(([{ pair, question }, ofTable]) => {
      if (question.key.length > 0) return rowChanges(pair, question, ofTable);
      if (ofTable.length > 0) throw rowKeyMissing(formatName(pair.declared), pair.rows.key);
      return rowsOfNewTable(pair);
    }),
  );
  return pairs.flatMap((pair) => found.filter((changes) => changes.pair === pair && hasChanges(changes)));
}
