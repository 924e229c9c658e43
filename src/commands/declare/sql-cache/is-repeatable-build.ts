import { readStatements, type ScratchStatement, type SqlSource } from '../../../scratch/sql-source.js';
import { codeTokens, type SqlToken } from '../../../util/sql-tokens.js';

/** Statements that only declare something. Anything else may run functions: DO, CALL, SELECT, INSERT, IMPORT FOREIGN SCHEMA. */
const DECLARATIONS: ReadonlySet<string> = new Set([
  'ALTER',
  'COMMENT',
  'CREATE',
  'DROP',
  'GRANT',
  'REVOKE',
  'SECURITY',
]);

/**
 * Words that PostgreSQL replaces by the time at which it reads a constant (manual: "Special Values"), wherever they are in it:
 * `'10:00 today'`, `'[today,infinity)'`.
 */
const TIME_CONSTANT = /\b(?:now|today|tomorrow|yesterday)\b/i;

/** In a constant with escapes, they may spell such a word. */
const ESCAPE = /\\[0-9a-fxu+]/i;

/** Functions that need no parentheses, so that a bound of a partition may be one. */
const TIME_WORD = /^(?:current_|localtime|session_user|user$)/i;

/** Whether SQL makes the same whenever it is run on a server that is the same. */
export function isRepeatableBuild(sources: readonly SqlSource[]): boolean {
  return sources.flatMap(readStatements).every(isRepeatableStatement);
}

function isRepeatableStatement({ words: [first = '', second = ''], text }: ScratchStatement): boolean {
  // An event trigger runs a function at each statement that follows.
  if (!DECLARATIONS.has(first) || second === 'EVENT') return false;
  // PostgreSQL keeps the text of a comment, and reads nothing in it.
  if (first === 'COMMENT') return true;
  const tokens = [...codeTokens(text)];
  if (tokens.some((_, place) => mayBeTime(tokens, place))) return false;
  const bound = tokens.findIndex(
    ({ text: each }, place) => isWord(each, 'values') && isWord(tokens[place - 1]?.text, 'for'),
  );
  return (
    bound === -1 || !tokens.slice(bound).some(({ text: each }, place, rest) => isCall(each, rest[place + 1]?.text))
  );
}

function mayBeTime(tokens: readonly SqlToken[], place: number): boolean {
  const [before, token, after] = [tokens[place - 1], tokens[place], tokens[place + 1]];
  if (token === undefined || !isConstant(token) || isBody(tokens, place)) return false;
  const hasEscapes = /^e/i.test(token.text) || before?.text === '&';
  // Constants on consecutive lines are one constant: 'to' and, on the next line, 'day'.
  const isPart = after !== undefined && isConstant(after);
  return isPart || TIME_CONSTANT.test(token.text) || (hasEscapes && ESCAPE.test(token.text));
}

function isConstant({ kind, text }: SqlToken): boolean {
  return kind === 'quoted' && !text.startsWith('"');
}

/** The quoted body of a routine is kept as it is: AS $$ … $$. */
function isBody(tokens: readonly SqlToken[], place: number): boolean {
  const isRoutine = tokens.slice(0, 4).some(({ text }) => isWord(text, 'function') || isWord(text, 'procedure'));
  return isRoutine && isWord(tokens[place - 1]?.text, 'as');
}

/** The words of a bound that parentheses follow are FROM, TO, IN and WITH; those of the partition's own key come later. */
function isCall(text: string, next: string | undefined): boolean {
  if (TIME_WORD.test(text)) return true;
  return next === '(' && /^["\w]/.test(text) && !/^(?:from|to|in|with|list|range|hash)$/i.test(text);
}

function isWord(text: string | undefined, word: string): boolean {
  return text?.toLowerCase() === word;
}
