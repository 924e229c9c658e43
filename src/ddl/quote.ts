import { nulInText } from '../errors/operation-errors.js';
import type { QualifiedName } from '../schema/names.js';
import { RESERVED_WORDS } from './reserved-words.js';

const PLAIN_IDENTIFIER = /^[a-z_][a-z0-9_]*$/;

declare const nameBrand: unique symbol;
declare const literalBrand: unique symbol;

/** A name as SQL: `"Log"`, `audit."Log"`. A plain name doesn't compile where one is required. */
export type QuotedName = string & { readonly [nameBrand]: true };

/** A string constant as SQL: `'it''s'`. */
export type QuotedLiteral = string & { readonly [literalBrand]: true };

/** Doesn't compile for a text that is quoted already, because it would be quoted twice. */
type PlainName<Text extends string> = Text extends QuotedName | QuotedLiteral ? never : Text;

/** The text of a constant may be a quoted name: `'audit."Log"'::regclass`. */
type PlainText<Text extends string> = Text extends QuotedLiteral ? never : Text;

/** As quote_ident() does: in double quotes if the bare word would be folded, misread or refused. */
export function quoteIdentifier<Text extends string>(name: PlainName<Text>): QuotedName {
  if (PLAIN_IDENTIFIER.test(name) && !RESERVED_WORDS.has(name)) {
    return asName(name);
  }
  refuseNul(name);
  return asName(`"${name.replaceAll('"', '""')}"`);
}

function asName(sql: string): QuotedName {
  assertName(sql);
  return sql;
}

function asLiteral(sql: string): QuotedLiteral {
  assertLiteral(sql);
  return sql;
}

function assertName(_sql: string): asserts _sql is QuotedName {
  // The compiler does the work.
}

function assertLiteral(_sql: string): asserts _sql is QuotedLiteral {
  // The compiler does the work.
}

/** `users`, `audit."Log"`. */
export function quoteName({ schema, name }: QualifiedName): QuotedName {
  return schema === null ? quoteIdentifier(name) : asName(`${quoteIdentifier(schema)}.${quoteIdentifier(name)}`);
}

/** `a, b`. */
export function quoteIdentifiers<Text extends string>(names: readonly PlainName<Text>[]): string {
  return names.map((name) => quoteIdentifier(name)).join(', ');
}

/** A string constant that means the same regardless of standard_conforming_strings. */
export function quoteLiteral<Text extends string>(text: PlainText<Text>): QuotedLiteral {
  refuseNul(text);
  return text.includes('\\') ? escapedLiteral(text) : asLiteral(`'${text.replaceAll("'", "''")}'`);
}

/** A string constant with backslash escapes. */
export function escapedLiteral<Text extends string>(text: PlainText<Text>): QuotedLiteral {
  return asLiteral(`E'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`);
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
