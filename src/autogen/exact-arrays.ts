import { type SqlToken, sqlTokens } from '../util/sql-tokens.js';

/**
 * The expression, as PostgreSQL prints it, in words that PostgreSQL reads as what it printed. It prints a conversion of a whole array as
 * `ARRAY['a'::varchar]::text[]`, and reads that as an array of converted elements. With the type that the elements have, it
 * reads a conversion of an array: `ARRAY['a'::varchar]::varchar[]::text[]`.
 */
export function exactArrays(sql: string): string {
  if (!sql.includes('ARRAY[')) return sql;
  const tokens = [...sqlTokens(sql)];
  const types = new Map(
    tokens.flatMap(({ text }, at) => {
      const end = text === 'ARRAY' && tokens[at + 1]?.text === '[' ? closingBracket(tokens, at + 1) : null;
      const type = end !== null && isCast(tokens, end + 1) ? elementType(tokens.slice(at + 2, end)) : null;
      return end === null || type === null ? [] : [[end, type] as const];
    }),
  );
  return tokens.map(({ text }, at) => (types.has(at) ? `${text}::${types.get(at)}[]` : text)).join('');
}

function isCast(tokens: readonly SqlToken[], at: number): boolean {
  return tokens[at]?.text === ':' && tokens[at + 1]?.text === ':';
}

function closingBracket(tokens: readonly SqlToken[], open: number): number | null {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    depth += depthChange(tokens[at]);
    if (depth === 0) return at;
  }
  return null;
}

function depthChange(token: SqlToken | undefined): number {
  const text = token?.text;
  return Number(text === '[' || text === '(') - Number(text === ']' || text === ')');
}

/** The type that all elements are cast to. Null if they have several or none, or one with parentheses or brackets. */
function elementType(tokens: readonly SqlToken[]): string | null {
  const types = new Set(splitElements(tokens).map(castOf));
  const [type] = types;
  return types.size === 1 && type !== undefined ? type : null;
}

function splitElements(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const elements: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthChange(token);
    if (depth === 0 && token.text === ',') elements.push([]);
    else elements.at(-1)?.push(token);
  }
  return elements;
}

function castOf(element: readonly SqlToken[]): string | null {
  const at = element.findLastIndex((_, place) => isCast(element, place));
  const type =
    at === -1
      ? ''
      : element
          .slice(at + 2)
          .map(({ text }) => text)
          .join('')
          .trim();
  return type === '' || /[()[\]]/.test(type) ? null : type;
}
