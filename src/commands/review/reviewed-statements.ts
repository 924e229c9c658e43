import { isStronger } from '../../schema/lock-mode.js';
import type { SeenStatement } from '../lint/observed-session.js';
import type { ReviewedLock, ReviewedLockMode, ReviewedStatement, ReviewedWork } from './review.js';

/** As pg_locks names them. */
const MODES: Readonly<Record<string, ReviewedLockMode>> = {
  ShareLock: 'SHARE',
  ShareRowExclusiveLock: 'SHARE ROW EXCLUSIVE',
  ExclusiveLock: 'EXCLUSIVE',
  AccessExclusiveLock: 'ACCESS EXCLUSIVE',
};

const WORK: readonly ReviewedWork[] = ['scan', 'build', 'rewrite'];

/** Statements of one revision in one direction. A transaction holds its locks, so only the new ones are named. */
export function toStatements(seen: readonly SeenStatement[]): readonly ReviewedStatement[] {
  let held = new Set<string>();
  return seen.map(({ statement, directive, inTransaction, facts }) => {
    const locks = facts === null ? null : strongest(facts.locks.flatMap(toLock));
    const isNew = (lock: ReviewedLock) => !held.has(keyOf(lock));
    const added = locks === null ? null : locks.filter(isNew);
    held = inTransaction ? new Set([...held, ...(locks ?? []).map(keyOf)]) : new Set();
    return {
      sql: statement,
      directive,
      inTransaction,
      locks: added,
      work: WORK.filter((work) => facts?.work.has(work)),
    };
  });
}

/** One for each table. */
function strongest(locks: readonly ReviewedLock[]): readonly ReviewedLock[] {
  return locks.filter((lock) => !locks.some(({ table, mode }) => table === lock.table && isStronger(mode, lock.mode)));
}

function keyOf({ table, mode }: ReviewedLock): string {
  return `${mode} ${table}`;
}

function toLock({ table, mode }: { readonly table: string; readonly mode: string }): readonly ReviewedLock[] {
  const known = MODES[mode];
  if (known === undefined) return [];
  return [{ table, mode: known, stops: known === 'ACCESS EXCLUSIVE' ? 'readers and writers' : 'writers' }];
}
