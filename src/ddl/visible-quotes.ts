import { codeOf, hasInvisible, onSeveralLines } from '../util/escape.js';
import { type SqlToken, sqlTokens } from '../util/sql-tokens.js';
import { escapedLiteral } from './quote.js';

/**
 * The same SQL for a file: control characters and overrides of the writing direction in its constants and names are
 * written as escapes. A file that is checked out may get other line ends, and a reader would not see the rest.
 * The SQL must be as PostgreSQL prints it, or as the compilers of this folder do.
 */
export function visibleQuotes(sql: string): string {
  return hasInvisible(sql) ? [...sqlTokens(sql)].map(visibleToken).join('') : sql;
}

function visibleToken({ kind, text }: SqlToken, position: number, all: readonly SqlToken[]): string {
  if (kind !== 'quoted' || !hasInvisible(text)) return text;
  if (/^e/i.test(text)) return onSeveralLines(text);
  // After N, B, X and U& a constant follows other rules.
  if (/[\w&]/.test(all[position - 1]?.text.at(-1) ?? '')) return text;
  return text.startsWith('"') ? visibleIdentifier(text) : visibleConstant(text);
}

/** `U&"a\000d"`. */
function visibleIdentifier(text: string): string {
  return `U&${onSeveralLines(text.replaceAll('\\', '\\\\'), (character) => `\\${codeOf(character)}`)}`;
}

function visibleConstant(text: string): string {
  const [, , inDollars] = /^(\$[^$]*\$)([\s\S]*)\1$/.exec(text) ?? [];
  return onSeveralLines(escapedLiteral(inDollars ?? text.slice(1, -1).replaceAll("''", "'")));
}
