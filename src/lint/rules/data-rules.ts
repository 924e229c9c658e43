import { formatName } from '../../schema/names.js';
import type { Act, ActOf } from '../act.js';
import type { Danger } from '../finding.js';
import type { HeldLock } from '../known/known.js';
import type { Rule, Scene } from '../rule.js';

type RowAct = ActOf<'update' | 'delete' | 'insert'>;

export const DATA_RULES: readonly Rule[] = [
  {
    name: 'unbatched-change',
    severity: 'warning',
    title: '`UPDATE` or `DELETE` of a whole table',
    hasOnlineForm: true,
    find: ({ act, known }) => {
      if (!changesRows(act) || act.act === 'insert' || act.reach === 'bounded' || known.isNew(act.table)) return null;
      const word = act.act === 'update' ? 'UPDATE' : 'DELETE';
      const which = act.reach === 'every row' ? 'every row' : 'as many rows as match';
      return {
        what: `One ${word} changes ${which} of ${formatName(act.table)}, keeps them locked until it is committed, and leaves as many dead rows.`,
        safe: 'Change the rows in batches of a few thousand, by ranges of the primary key, each in its own transaction.',
        severity: act.reach === 'every row' ? 'error' : 'warning',
      };
    },
  },
  {
    name: 'backfill-in-ddl-transaction',
    severity: 'error',
    title: 'rows are changed while a table is locked',
    hasOnlineForm: true,
    find: (scene) => {
      const { act, known } = scene;
      if (!changesRows(act) || act.reach === 'bounded' || (known.isNew(act.table) && act.act !== 'insert')) return null;
      const isOfNewTables = [act.table, ...act.reads].every((table) => known.isNew(table));
      const lock = blockingLock(scene);
      return isOfNewTables || lock === null ? null : backfillDanger(act, lock, known.inTransaction === 'yes');
    },
  },
  {
    name: 'backfill-no-analyze',
    severity: 'advice',
    title: 'many rows are changed, without `ANALYZE`',
    find: ({ act, known, later }) =>
      changesRows(act) &&
      act.reach !== 'bounded' &&
      !known.isNew(act.table) &&
      !later.some('other', ({ statement }) => statement === 'ANALYZE')
        ? {
            what: `The planner doesn't know the new values of ${formatName(act.table)} until autovacuum has analyzed it.`,
            safe: `Run ANALYZE ${formatName(act.table)} afterwards.`,
          }
        : null,
  },
];

function changesRows(act: Act): act is RowAct {
  return act.act === 'update' || act.act === 'delete' || act.act === 'insert';
}

/** A lock that an earlier statement took, and that is held until the transaction ends. */
function blockingLock({ known }: Scene): HeldLock | null {
  return known.inTransaction === 'no' ? null : (known.heldLocks[0] ?? null);
}

function backfillDanger({ act, table }: RowAct, lock: HeldLock, isSure: boolean): Danger {
  const when = isSure ? '' : 'If the file runs in one transaction, ';
  const held = `the lock on ${formatName(lock.table)} from line ${lock.line} (${lock.mode}) is held until this ${act.toUpperCase()} of ${formatName(table)} is done`;
  const sentence = `${when}${held}.`;
  return {
    what: sentence.charAt(0).toUpperCase() + sentence.slice(1),
    safe: 'Commit the change of the schema first, and change the rows in a later transaction, in batches.',
  };
}
