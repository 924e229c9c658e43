import { backfillCondition, backfillValues } from '../../ddl/compile-backfill.js';
import type { BackfillColumns } from '../../operations/backfill-operation.js';
import { formatName } from '../../schema/names.js';
import type { Form } from '../form.js';
import type { OnlineFacts } from '../table-facts.js';
import { backfillKey } from './form-backfill.js';

/** One step, whose batches are the transactions. */
export function backfillOnline(operation: BackfillColumns, { tables }: OnlineFacts): Form {
  const [place] = tables;
  if (place === undefined) return 'moment';
  const { table, batch, pauseMs, set } = operation;
  const key = operation.key ?? backfillKey(place);
  if (key === null) return { none: 'it has no primary key to change the rows in batches by' };
  return {
    steps: [
      {
        what: `set ${Object.keys(set).join(', ')} of ${formatName(table)} in batches`,
        statements: [],
        transaction: true,
        // The last batch records that it was the last one.
        done: 'SELECT false AS done',
        // What the rows had is gone.
        undo: [],
        undoInTransaction: true,
        leftovers: null,
        locks: [{ table, mode: 'ROW EXCLUSIVE', work: 'moment' }],
        backfill: {
          table,
          set: backfillValues(operation),
          where: backfillCondition(operation),
          key,
          batch,
          pauseMs,
          isRepeatable: false,
          triggers: place.updateTriggers,
          keepsValues: false,
        },
      },
    ],
  };
}
