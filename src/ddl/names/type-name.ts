import { quoteIdentifier } from '../quote.js';
import { NotParsed, type SqlReader } from './sql-reader.js';

/** A type as an argument or an operand has it. */
export interface TypeName {
  readonly setOf: boolean;
  /** The words of a type that PostgreSQL's grammar knows (`double precision`), or the parts of a name. */
  readonly base: { readonly words: string } | { readonly names: readonly string[] };
  /** `['10', '2']` of `numeric(10,2)`. */
  readonly modifiers: readonly string[];
  /** What follows the modifiers: `with time zone`. */
  readonly suffix: string;
  /** `users.id%TYPE`. */
  readonly ofColumn: boolean;
  readonly dimensions: number;
}

export function parseTypeName(reader: SqlReader): TypeName {
  const setOf = reader.take('setof');
  const builtin = parseBuiltin(reader);
  const base = builtin === null ? { names: reader.names() } : { words: builtin.words };
  const modifiers = builtin?.modifiers ?? parseModifiers(reader);
  const suffix = builtin?.suffix ?? '';
  const ofColumn = 'names' in base && base.names.length > 1 && modifiers.length === 0 && reader.take('%', 'type');
  return { setOf, base, modifiers, suffix, ofColumn, dimensions: ofColumn ? 0 : parseDimensions(reader) };
}

export function formatTypeName({ setOf, base, modifiers, suffix, ofColumn, dimensions }: TypeName): string {
  const name = 'words' in base ? base.words : base.names.map(quoteIdentifier).join('.');
  return [
    setOf ? 'SETOF ' : '',
    name,
    modifiers.length === 0 ? '' : `(${modifiers.join(',')})`,
    suffix === '' ? '' : ` ${suffix}`,
    ofColumn ? '%TYPE' : '',
    '[]'.repeat(dimensions),
  ].join('');
}

interface Builtin {
  readonly words: string;
  readonly modifiers: readonly string[];
  readonly suffix: string;
}

/** Types that are keywords of the grammar: unquoted, they mean these types regardless of the search path. */
const KEYWORDS = [
  ['double', 'precision'],
  ['national', 'character', 'varying'],
  ['national', 'character'],
  ['national', 'char', 'varying'],
  ['national', 'char'],
  ['character', 'varying'],
  ['character'],
  ['char', 'varying'],
  ['char'],
  ['nchar', 'varying'],
  ['nchar'],
  ['bit', 'varying'],
  ['bit'],
  ...['varchar', 'int', 'integer', 'smallint', 'bigint', 'real', 'float', 'decimal', 'dec', 'numeric', 'boolean'].map(
    (word) => [word],
  ),
  // A keyword since PostgreSQL 16, and the name of the type before.
  ['json'],
];

function parseBuiltin(reader: SqlReader): Builtin | null {
  const start = reader.position;
  const builtin = parseInterval(reader) ?? parseTime(reader) ?? parseKeyword(reader);
  // Names such as `date.x` have two parts.
  if (builtin === null || !reader.take('.')) return builtin;
  reader.rewind(start);
  throw new NotParsed('a keyword has a part of a name behind it');
}

function parseKeyword(reader: SqlReader): Builtin | null {
  const words = KEYWORDS.find((keyword) => reader.take(...keyword));
  return words === undefined ? null : { words: words.join(' '), modifiers: parseModifiers(reader), suffix: '' };
}

function parseTime(reader: SqlReader): Builtin | null {
  const words = ['time', 'timestamp'].find((word) => reader.take(word));
  if (words === undefined) return null;
  const modifiers = parseModifiers(reader);
  const suffix = ['with', 'without'].find((word) => reader.take(word, 'time', 'zone'));
  return { words, modifiers, suffix: suffix === undefined ? '' : `${suffix} time zone` };
}

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'];

function parseInterval(reader: SqlReader): Builtin | null {
  if (!reader.take('interval')) return null;
  const first = FIELDS.find((field) => reader.take(field));
  const last = first === undefined ? undefined : FIELDS.find((field) => reader.take('to', field));
  const words = ['interval', first, last === undefined ? undefined : `to ${last}`].filter((word) => word !== undefined);
  return { words: words.join(' '), modifiers: parseModifiers(reader), suffix: '' };
}

/** `(10,-2)`, `(Point,4326)`. */
function parseModifiers(reader: SqlReader): readonly string[] {
  if (!reader.take('(')) return [];
  const modifiers: string[] = [];
  do modifiers.push(parseModifier(reader));
  while (reader.take(','));
  reader.expect(')');
  return modifiers;
}

function parseModifier(reader: SqlReader): string {
  if (reader.take('-')) {
    const number = reader.takeKind('number');
    if (number === null) throw new NotParsed('a number is missing');
    return `-${number}`;
  }
  return reader.takeKind('number') ?? reader.takeKind('string') ?? quoteIdentifier(reader.name());
}

/** `[]`, `[3]`, `ARRAY`, `ARRAY[3]`. PostgreSQL keeps no sizes. */
function parseDimensions(reader: SqlReader): number {
  if (reader.take('array')) {
    parseBrackets(reader);
    return 1;
  }
  let dimensions = 0;
  while (parseBrackets(reader)) dimensions += 1;
  return dimensions;
}

function parseBrackets(reader: SqlReader): boolean {
  if (!reader.take('[')) return false;
  reader.takeKind('number');
  reader.expect(']');
  return true;
}
