import { formatName } from '../../schema/names.js';
import type { ActOf } from '../act.js';
import { either, on, type Rule } from '../rule.js';

/** Rules about tables that Citus spreads over several servers. */
export const CITUS_RULES: readonly Rule[] = [
  {
    name: 'citus-moves-rows',
    severity: 'error',
    title: 'Citus moves the rows of a table to other servers',
    find: either(
      on('distribute', (act, { known }) => (known.isNew(act.table) ? null : distributeDanger(act))),
      on('undistribute', ({ table }) => ({
        what: `Nobody can read or write ${formatName(table)} while Citus moves its rows, and all of them must fit on the coordinator.`,
        safe: 'Make sure that the rows fit, and run it while nobody uses the table.',
      })),
    ),
  },
];

function distributeDanger({ table, call }: ActOf<'distribute'>) {
  return {
    what: `${call}() stops writes to ${formatName(table)} while Citus moves its rows.`,
    safe:
      call === 'create_distributed_table'
        ? 'Call create_distributed_table_concurrently(), outside a transaction.'
        : 'Run it while nobody writes to the table.',
  };
}
