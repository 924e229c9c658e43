import type { LockBlocker, LockWait } from './lock-wait.js';

/** `this run needs a lock on users (ACCESS EXCLUSIVE), and waits for process 123 (…).` */
export function describeLockWait({ blockers, ...lock }: LockWait): string {
  if (lock.isForOldTransactions) return `CONCURRENTLY waits until ${describeBlockers(blockers)} ends its transaction.`;
  return `this run needs ${describeLock(lock)}, and waits for ${describeBlockers(blockers)}.`;
}

/** `a lock on users (ACCESS EXCLUSIVE)`. */
export function describeLock({ table, mode }: Pick<LockWait, 'table' | 'mode'>): string {
  return table === null ? 'a transaction that changed the same row' : `a lock on ${table} (${mode})`;
}

/** `process 123 (user "app", application "psql", idle in transaction for 35 s: UPDATE users …)`, and how many others. */
export function describeBlockers([first, ...others]: readonly LockBlocker[]): string {
  if (first === undefined) return 'another session';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `process ${first.pid}${describeSession(first)}${more}`;
}

const LONGEST_QUERY = 100;

function describeSession({ user, applicationName, state, transactionSeconds, query }: LockBlocker): string {
  const since = transactionSeconds === null ? '' : ` for ${Math.round(transactionSeconds)} s`;
  const facts = [
    user === null ? null : `user "${user}"`,
    applicationName === null ? null : `application "${applicationName}"`,
    state === null ? null : `${state}${since}`,
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return '';
  return ` (${facts.join(', ')}${query === null || query === '' ? '' : `: ${cutToLine(query)}`})`;
}

function cutToLine(query: string): string {
  const line = query.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUERY ? `${line.slice(0, LONGEST_QUERY)}…` : line;
}
