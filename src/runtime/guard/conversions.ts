import { quoteIdentifier } from '../../ddl/quote.js';
import { usingFor, usingForText } from '../../ddl/using.js';
import { typeNumbers } from '../../schema/base-type.js';

import { type ConversionPlace, isLossless } from '../../schema/lossless.js';
import { changeInWords, lossOf } from '../../schema/lossy-change.js';
import { plainColumn } from '../../schema/plain-column.js';
import { type ColumnType, typeSql } from '../../schema/types.js';
import { indexOfWord, isWord, startsWith, subcommandsOf, type Word, wordsOf } from './words.js';

/** A column whose type changes. */
export interface Conversion {
  /** `users.bio`. */
  readonly shown: string;
  readonly column: string;
  readonly from: ColumnType;
  readonly to: ColumnType;
  readonly place: ConversionPlace;
  /** The values are text in the meantime. */
  readonly isKeptAsText?: boolean;
}

/** What the change of type does to values, to follow "It"; null if every value stays as it is. */
export function conversionLoss({ shown, from, to, place }: Conversion): string | null {
  if (isLossless(from, to, place)) return null;
  const change = changeInWords(from, to);
  return `${lossOf(from, to) ?? 'may change the values of'} ${shown} (${change})`;
}

/** `ALTER COLUMN … TYPE … USING …` in an ALTER TABLE. */
export interface Using {
  readonly column: string;
  readonly expression: readonly Word[];
}

export function usingsOf(words: readonly Word[]): readonly Using[] {
  return startsWith(words, 'alter', 'table') ? subcommandsOf(words).flatMap(usingOf) : [];
}

function usingOf(subcommand: readonly Word[]): readonly Using[] {
  const at = indexOfWord(subcommand, 'using');
  // EXCLUDE USING gist, UNIQUE USING INDEX.
  if (at === -1 || isWord(subcommand[0], 'add')) return [];
  const column = subcommand[isWord(subcommand[1], 'column') ? 2 : 1]?.text ?? '';
  return [{ column, expression: subcommand.slice(at + 1) }];
}

/**
 * Whether the expression converts each value of the column as Limbeck itself would: `age::integer`. Of any other
 * expression nobody knows what becomes of the values.
 */
export function isConversionOf(expression: readonly Word[], conversion: Conversion): boolean {
  const { column, from, to, place, isKeptAsText = false } = conversion;
  const name = quoteIdentifier(column);
  const plain = plainColumn(column, from);
  const known = [
    name,
    isKeptAsText ? usingForText(plain, to) : usingFor(plain, to),
    // A cast that is written out cuts off what is too long, so the type may have no length.
    typeNumbers(to).length === 0 ? `${name}::${typeSql(to)}` : null,
    place.betweenEnums === true ? `${name}::text::${typeSql(to)}` : null,
    place.betweenEnums === true && to.array ? `${name}::text[]::${typeSql(to)}` : null,
  ];
  const text = spell(expression);
  return known.some((sql) => sql !== null && spell(wordsOf(sql)) === text);
}

/** Shorter names of types (manual: "Data Types"), as format_type() spells them. */
const TYPE_NAMES = new Map([
  ['int', 'integer'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['int2', 'smallint'],
  ['bool', 'boolean'],
  ['decimal', 'numeric'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['varchar', 'character varying'],
  ['timestamptz', 'timestamp with time zone'],
]);

/** One spelling for what means the same, without the parentheses around it and around single names. */
function spell(expression: readonly Word[]): string {
  const words = withoutParentheses(expression);
  const texts = words.map(({ text, kind }) => (kind === 'bare' ? (TYPE_NAMES.get(text) ?? text) : text));
  return texts.join(' ').replaceAll(/\( (\S+) \)/g, '$1');
}

function withoutParentheses(words: readonly Word[]): readonly Word[] {
  const [first, last] = [words[0], words.at(-1)];
  if (first?.text !== '(' || last?.text !== ')' || first.kind !== 'other') return words;
  const inner = words.slice(1, -1);
  return inner.every(({ depth }) => depth > first.depth) ? withoutParentheses(inner) : words;
}
