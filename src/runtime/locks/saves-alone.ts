import { codeTokens } from '../../util/sql-tokens.js';

/** They lock tables, and no part of them stays if they fail. */
const LOCKING = new Set([
  'ALTER',
  'COMMENT',
  'CREATE',
  'DROP',
  'GRANT',
  'LOCK',
  'REFRESH',
  'REINDEX',
  'REVOKE',
  'TRUNCATE',
]);

/** In several statements, they would end the savepoint around them. */
const ENDS_SAVEPOINT = /^(?:SAVEPOINT|RELEASE|ROLLBACK|COMMIT|ABORT|BEGIN|START|END|PREPARE)$/i;

/** Whether SQL can run in a savepoint, as a part of a transaction that is rolled back alone. */
export function savesAlone(sql: string): boolean {
  const tokens = [...codeTokens(sql)];
  const [first] = tokens;
  if (first?.kind !== 'word' || !LOCKING.has(first.text.toUpperCase())) return false;
  const end = tokens.findIndex(({ text }) => text === ';');
  const areSeveral = end !== -1 && tokens.slice(end).some(({ text }) => text !== ';');
  return !areSeveral || !tokens.some(({ kind, text }) => kind === 'word' && ENDS_SAVEPOINT.test(text));
}
