import { formatName } from '../../schema/names.js';
import type { Act, TableAct } from '../act.js';
import { isSameTable } from '../known/name-key.js';
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
      command === 'begin' && !later.some('transaction', (end) => end.command !== 'begin' && end.command !== 'other')
        ? {
            what: 'The transaction that begins here is never committed, so nothing of it stays.',
            safe: 'Add COMMIT, or remove BEGIN.',
          }
        : null,
    ),
  },
  {
    name: 'not-repeatable',
    severity: 'advice',
    title: 'a statement outside a transaction that can’t be repeated',
    isForWriters: true,
    find: ({ act, known, previous, later }) => {
      const isOnly = previous.length === 0 && later.isEmpty();
      if (known.inTransaction !== 'no' || isOnly || !failsTwice(act, previous)) return null;
      return {
        what: 'If a later statement fails, what this one did stays, and the next attempt fails here.',
        safe: 'Use IF EXISTS or IF NOT EXISTS. Drop an index IF EXISTS before it is created.',
      };
    },
  },
  {
    name: 'separate-alters',
    severity: 'advice',
    title: 'two `ALTER TABLE` of the same table, one after the other',
    isForWriters: true,
    find: ({ act, known, previous }) => {
      const [earlier] = previous;
      if (earlier === undefined || !canBeJoined(act) || known.isNew(act.table)) return null;
      if (!previous.every((each) => canBeJoined(each) && isSameTable(each.table, act.table))) return null;
      return {
        what: `Each of them waits for its lock on ${formatName(act.table)}, and reads or rewrites the table if it has to.`,
        safe: 'Write both in one ALTER TABLE, with a comma in between.',
      };
    },
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

/** Not NOT VALID, which has a reason to be alone. */
function canBeJoined(act: Act): act is TableAct {
  switch (act.act) {
    case 'addColumn':
    case 'dropColumn':
    case 'setNotNull':
    case 'dropNotNull':
    case 'setDefault':
    case 'alterType':
      return true;
    case 'addConstraint':
      return !act.constraint.isNotValid && act.constraint.usingIndex === null;
    default:
      return false;
  }
}

function failsTwice(act: Act, previous: readonly Act[]): boolean {
  switch (act.act) {
    case 'createTable':
    case 'addColumn':
      return !act.ifNotExists;
    case 'createIndex':
      return (
        !act.ifNotExists && !previous.some((each) => each.act === 'drop' && each.what === 'index' && each.ifExists)
      );
    case 'drop':
    case 'dropColumn':
      return !act.ifExists;
    case 'addConstraint':
      return true;
    default:
      return false;
  }
}

function strongLocks({ act, known }: Scene) {
  return NEEDS_NO_TIMEOUT.has(act.act) ? [] : locksOf(act).filter(({ table }) => !known.isNew(table));
}
