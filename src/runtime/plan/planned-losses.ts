import type { OnlineFacts, TableFacts } from '../../online/table-facts.js';
import { findLoss } from '../../operations/data-loss.js';
import type { Operation } from '../../operations/operation.js';
import type { ColumnType } from '../../schema/types.js';
import { doubtAbout, isHarmlessText } from '../guard/script-guard.js';

/** What an operation destroys; null if only the run can tell. */
export function plannedLosses(operation: Operation, { tables: [place] }: OnlineFacts): readonly string[] | null {
  if (operation.kind === 'execute') return lossesOfText(operation.sql);
  if (place?.existedBefore === false) return [];
  const known = withTypeBefore(operation, place);
  const loss = findLoss(known);
  if (loss !== null) return [loss];
  return doubtAbout(known) === null ? [] : null;
}

export function lossesOfText(sql: string): readonly string[] | null {
  return isHarmlessText(sql) ? [] : null;
}

/** The directive need not say what type the column has; the database does. */
function withTypeBefore(operation: Operation, place: TableFacts | undefined): Operation {
  if (operation.kind !== 'alterColumn' || operation.type === undefined || operation.type.from !== undefined) {
    return operation;
  }
  const found = place?.columns.find(({ name }) => name === operation.column);
  return found === undefined ? operation : { ...operation, type: { ...operation.type, from: toType(found.type) } };
}

function toType(text: string): ColumnType {
  const array = text.endsWith('[]');
  return { sql: array ? text.slice(0, -2) : text, array, userType: null };
}
