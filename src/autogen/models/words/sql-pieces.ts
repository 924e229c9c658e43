import { sqlTokens } from '../../../util/sql-tokens.js';
import { type Entry, optionalString, options, string, strings } from '../../render/build-doc.js';
import type { Doc } from '../../render/doc.js';

/** An identifier, and a name that may include a schema, as PostgreSQL prints them. */
export const IDENTIFIER = '(?:"(?:[^"]|"")+"|[\\w$]+)';
export const NAME = `(?:${IDENTIFIER}\\.)?${IDENTIFIER}`;
/** A constant, as quote_literal() prints it. */
export const LITERAL = " ?E?'(?:[^']|'')*'";

export function unquoteIdentifier(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

export function unquoteLiteral(text: string): string {
  const [start, inside = ''] = /^ ?E?'(.*)'$/s.exec(text) ?? [text];
  const plain = inside.replaceAll("''", "'");
  return start.trimStart().startsWith('E') ? plain.replaceAll('\\\\', '\\') : plain;
}

/**
 * The named groups of a match, or null if nothing matches. The pattern doesn't see the text inside constants and
 * quoted names.
 */
export function matchOutsideQuotes(pattern: RegExp, sql: string): Readonly<Record<string, string | undefined>> | null {
  const found = new RegExp(pattern, 'd').exec(blankQuotes(sql));
  if (found === null) return null;
  const groups = Object.entries(found.indices?.groups ?? {});
  return Object.fromEntries(
    groups.map(([name, range]) => [name, range === undefined ? undefined : sql.slice(...range)]),
  );
}

/** The parts between the separators that are outside constants and quoted names. */
export function splitOutsideQuotes(sql: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const part of blankQuotes(sql).split(separator)) {
    parts.push(sql.slice(start, start + part.length));
    start += part.length + separator.length;
  }
  return parts;
}

/** The text with an `x` for each character inside quotes. */
function blankQuotes(sql: string): string {
  const blank = (text: string) => {
    const [, start = '', inside = '', end = ''] = /^(\$[^$]*\$|[eE]?'|")([\s\S]*)(\$[^$]*\$|'|")$/.exec(text) ?? [];
    return start + 'x'.repeat(inside.length) + end;
  };
  return [...sqlTokens(sql)].map(({ kind, text }) => (kind === 'quoted' ? blank(text) : text)).join('');
}

/** The members of a list, which contain commas only in quotes. */
export function membersOf(list: string, member: string): readonly string[] {
  return [...list.matchAll(new RegExp(member, 'g'))].map(([text]) => text);
}

/** `x`, or `[x, y]`. */
export function oneOrMore(values: readonly string[]): Doc | undefined {
  const [first, second] = values;
  return second === undefined ? optionalString(first) : strings(values);
}

export function placeEntries({
  schema,
  comment,
}: {
  readonly schema: string | null;
  readonly comment: string | null;
}): readonly Entry[] {
  return [
    ['schema', optionalString(schema)],
    ['comment', optionalString(comment)],
  ];
}

/** The arguments of a function: the name first, the options last. */
export function wordArguments(name: string, entries: readonly Entry[]): readonly Doc[] {
  return [string(name), ...options(entries)];
}
