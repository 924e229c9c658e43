import type { Queryable } from './queryable.js';

const SAVEPOINT = 'limbeck';

/**
 * The statements that begin and end a transaction; in a transaction of somebody else's a savepoint takes its place
 * (manual: SAVEPOINT), so that what is begun here can end here.
 */
export function beginWord({ isNested }: Queryable, mode = ''): string {
  return isNested === true ? `SAVEPOINT ${SAVEPOINT}` : `BEGIN${mode}`;
}

export function commitWord({ isNested }: Queryable): string {
  return isNested === true ? `RELEASE SAVEPOINT ${SAVEPOINT}` : 'COMMIT';
}

export function rollbackWord({ isNested }: Queryable): string {
  return isNested === true ? `ROLLBACK TO SAVEPOINT ${SAVEPOINT}; RELEASE SAVEPOINT ${SAVEPOINT}` : 'ROLLBACK';
}
