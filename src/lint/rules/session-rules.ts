import { formatName } from '../../schema/names.js';
import type { Act } from '../act.js';
import { isSameTable } from '../known.js';
import { locksOf } from '../locks.js';
import { on, type Rule, type Scene } from '../rule.js';

/** Rules about the session, the transaction, and what the file as a whole does. */
export const SESSION_RULES: readonly Rule[] = [
  {
    name: 'missing-lock-timeout',
    severity: 'advice',
    title: 'a strong lock without `lock_timeout`',
    find: (scene) => {
      const [lock] = strongLocks(scene);
      if (lock === undefined || scene.known.heldLocks.length > 0) return null;
      return {
        what: `If a long transaction uses ${formatName(lock.table)}, this waits for it, and everybody else waits behind this.`,
        safe: "SET lock_timeout = '2s', and try again if it is exceeded.",
        endsWithLockTimeout: true,
      };
    },
  },
  {
    name: 'missing-statement-timeout',
    severity: 'advice',
    title: 'a strong lock without `statement_timeout`',
    find: (scene) => {
      const [lock] = strongLocks(scene);
      if (lock === undefined || scene.known.hasSetting('statement_timeout') || scene.known.heldLocks.length > 0)
        return null;
      return {
        what: `Nothing limits how long ${formatName(lock.table)} stays locked.`,
        safe: 'Set a statement_timeout that is as long as users can wait.',
      };
    },
  },
  {
    name: 'wide-lock-window',
    severity: 'warning',
    title: 'several tables are locked in one transaction',
    find: (scene) => {
      const { known } = scene;
      const [lock] = strongLocks(scene);
      const held = known.heldLocks.find(({ table }) => lock !== undefined && !isSameTable(lock.table, table));
      if (lock === undefined || held === undefined || known.inTransaction === 'no') return null;
      const stopsReaders = [lock, held].every(({ mode }) => mode === 'ACCESS EXCLUSIVE');
      return {
        what: `While this waits for ${formatName(lock.table)}, the lock on ${formatName(held.table)} from line ${held.line} is held.`,
        safe: 'Change each table in its own transaction, and set a lock_timeout.',
        severity: known.inTransaction === 'yes' && stopsReaders ? 'warning' : 'advice',
        endsWithLockTimeout: true,
      };
    },
  },
  {
    name: 'unfinished-transaction',
    severity: 'error',
    title: '`BEGIN` without `COMMIT`',
    find: on('transaction', ({ command }, { later }) =>
      command === 'begin' &&
      !later.some((act) => act.act === 'transaction' && act.command !== 'begin' && act.command !== 'other')
        ? {
            what: 'The transaction that begins here is never committed, so nothing of it stays.',
            safe: 'Add COMMIT, or remove BEGIN.',
          }
        : null,
    ),
  },
  {
    name: 'dynamic-sql',
    severity: 'advice',
    title: 'a `DO` block that composes SQL',
    find: on('dynamicSql', () => ({
      what: 'The block composes statements while it runs, which can’t be judged.',
      safe: 'Write the statements out.',
    })),
  },
];

const NEEDS_NO_TIMEOUT: ReadonlySet<Act['act']> = new Set(['lockTable']);

function strongLocks({ act, known }: Scene) {
  return NEEDS_NO_TIMEOUT.has(act.act) ? [] : locksOf(act).filter(({ table }) => !known.isNew(table));
}
