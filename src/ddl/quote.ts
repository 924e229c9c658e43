import { nulInText } from '../errors/operation-errors.js';
import type { QualifiedName } from '../schema/names.js';
import { RESERVED_WORDS } from './reserved-words.js';

const PLAIN_IDENTIFIER = /^[a-z_][a-z0-9_]*$/;

/** As quote_ident() does: in double quotes if the bare word would be folded, misread or refused. */
export function quoteIdentifier(name: string): string {
  if (PLAIN_IDENTIFIER.test(name) && !RESERVED_WORDS.has(name)) {
    return name;
  }
  refuseNul(name);
  return `"${name.replaceAll('"', '""')}"`;
}

/** `users`, `audit."Log"`. */
export function quoteName({ schema, name }: QualifiedName): string {
  return schema === null ? quoteIdentifier(name) : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** `a, b`. */
export function quoteIdentifiers(names: readonly string[]): string {
  return names.map(quoteIdentifier).join(', ');
}

/** A string constant that means the same regardless of standard_conforming_strings. */
export function quoteLiteral(text: string): string {
  refuseNul(text);
  return text.includes('\\') ? escapedLiteral(text) : `'${text.replaceAll("'", "''")}'`;
}

/** A string constant with backslash escapes. */
export function escapedLiteral(text: string): string {
  return `E'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
}

/** A string constant without escapes, between tags that the text doesn't contain: for the body of a function. */
export function dollarQuoted(text: string): string {
  refuseNul(text);
  const tags = ['$$', '$body$'];
  for (let number = 1; ; number += 1) {
    const tag = tags.shift() ?? `$body${number}$`;
    // The end of the text together with the first character of the tag could be the tag.
    if (`${text}${tag}`.indexOf(tag) === text.length) return `${tag}${text}${tag}`;
  }
}

// PostgreSQL holds no NUL in text, and the wire protocol ends the statement at one.
function refuseNul(text: string): void {
  if (text.includes('\0')) {
    throw nulInText(text);
  }
}
