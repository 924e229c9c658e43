import { type ExpressionToken, expressionTokens } from './expression-tokens.js';

/**
 * The columns that an expression mentions, each once, in the order of the expression. What is read is words, not
 * grammar: enough for names, which can be given if the guess is wrong.
 */
export function mentionedColumns(sql: string, table: string, columns: readonly string[]): readonly string[] {
  const known = new Set(columns);
  const tokens = expressionTokens(sql);
  const found = tokens.filter((token, position) => known.has(token.text) && isColumn(tokens, position, table));
  return [...new Set(found.map(({ text }) => text))];
}

function isColumn(tokens: readonly ExpressionToken[], position: number, table: string): boolean {
  const token = tokens[position];
  return (
    token?.kind === 'name' &&
    !isTypeName(tokens, position) &&
    isUnqualified(tokens, position, table) &&
    !isHead(tokens, position)
  );
}

// `x::text`, `CAST(x AS text)`, `date '2026-01-01'`.
function isTypeName(tokens: readonly ExpressionToken[], position: number): boolean {
  const before = tokens[position - 1]?.text;
  return (
    (before === ':' && tokens[position - 2]?.text === ':') ||
    before === 'as' ||
    (tokens[position]?.quoted === false && tokens[position + 1]?.kind === 'string')
  );
}

function isUnqualified(tokens: readonly ExpressionToken[], position: number, table: string): boolean {
  return tokens[position - 1]?.text !== '.' || tokens[position - 2]?.text === table;
}

// The name of a function, or a name before a dot.
function isHead(tokens: readonly ExpressionToken[], position: number): boolean {
  const after = tokens[position + 1];
  return after?.kind === 'mark' && (after.text === '(' || after.text === '.');
}
