import { readStatements, type ScratchStatement, type SqlSource } from '../../scratch/sql-source.js';
import { sqlTokens } from '../../util/sql-tokens.js';

/** What only says what shall be there. Anything else may run functions: DO, CALL, SELECT, INSERT, IMPORT FOREIGN SCHEMA. */
const DECLARATIONS: ReadonlySet<string> = new Set([
  'ALTER',
  'COMMENT',
  'CREATE',
  'DROP',
  'GRANT',
  'REVOKE',
  'SECURITY',
]);

/** Constants that PostgreSQL replaces by the time at which it reads them (manual: "Special Values"). */
const TIME_CONSTANT = /^(?:e?'|\$\w*\$)\s*(?:now|today|tomorrow|yesterday|allballs)\b|^e'[^']*\\[0-7xu]/i;

/** Functions that need no parentheses, so that a bound of a partition may be one. */
const TIME_WORD = /^(?:current_|localtime|session_user|user$)/i;

/** Whether SQL makes the same whenever it is run on a server that is the same. */
export function isRepeatable(sources: readonly SqlSource[]): boolean {
  return sources.flatMap(readStatements).every(isRepeatableStatement);
}

function isRepeatableStatement({ words: [first = '', second = ''], text }: ScratchStatement): boolean {
  // An event trigger runs a function at each statement that follows.
  if (!DECLARATIONS.has(first) || second === 'EVENT') return false;
  const tokens = [...sqlTokens(text)].filter(({ kind, text: each }) => kind !== 'comment' && each.trim() !== '');
  if (tokens.some(({ kind, text: each }) => kind === 'quoted' && TIME_CONSTANT.test(each))) return false;
  const bound = tokens.findIndex(
    ({ text: each }, place) => isWord(each, 'values') && isWord(tokens[place - 1]?.text, 'for'),
  );
  return (
    bound === -1 || !tokens.slice(bound).some(({ text: each }, place, rest) => isCall(each, rest[place + 1]?.text))
  );
}

/** The words of a bound that parentheses follow are FROM, TO, IN and WITH; those of the partition's own key come later. */
function isCall(text: string, next: string | undefined): boolean {
  if (TIME_WORD.test(text)) return true;
  return next === '(' && /^["\w]/.test(text) && !/^(?:from|to|in|with|list|range|hash)$/i.test(text);
}

function isWord(text: string | undefined, word: string): boolean {
  return text?.toLowerCase() === word;
}
