import { baseType, isInstant, isNumber, isString } from '../schema/base-type.js';
import type { Column } from '../schema/column.js';
import { type ColumnType, sameType, typeSql } from '../schema/types.js';
import { AUTOMATIC_CASTS, EXPLICIT_CASTS } from './casts.js';
import { type QuotedName, quoteIdentifier } from './quote.js';

/**
 * How a column's values become values of its new type, if PostgreSQL does not know by itself: it applies implicit
 * and assignment casts only (manual: ALTER TABLE, SET DATA TYPE; chapter "Type Conversion", value storage).
 */
export function usingFor(column: Column, to: ColumnType): string | null {
  const from = column.type;
  const name = quoteIdentifier(column.name);
  if (from.array === to.array) {
    return castBetween(from, to) === 'automatic' ? null : conversion(name, from, to);
  }
  if (from.array) {
    return isString(baseType(to)) ? null : firstElement(name, from, to);
  }
  const array = asArray(name, from, to);
  return column.nullable ? `CASE WHEN ${isKnown(name)} THEN ${array} END` : array;
}

/** The same for a column whose values were kept as text in the meantime. */
export function usingForText(column: Column, to: ColumnType): string | null {
  if (!column.type.array) {
    return usingFor({ ...column, type: TEXT }, to);
  }
  const elements = `${quoteIdentifier(column.name)}::text[]`;
  if (to.array) {
    return castBetween(TEXT, to) === 'automatic' ? elements : conversion(elements, { ...TEXT, array: true }, to);
  }
  return isString(baseType(to)) ? null : conversion(`(${elements})[1]`, TEXT, to);
}

const TEXT: ColumnType = { sql: 'text', array: false, userType: null };

/**
 * Not IS NOT NULL: that is false for a row with any NULL in it, and PostgreSQL looks for the column at the wrong place in a
 * child that has its columns in another order ("attribute 2 of type … has wrong type").
 */
function isKnown(name: QuotedName): string {
  return `pg_catalog.num_nonnulls(${name})::boolean`;
}

/** Text that the new type must read, if values are converted by way of it. */
export interface ReadText {
  /** SQL for the text; where it is of an array, for one element of `values`. */
  readonly text: (value: string) => string;
  /** SQL for the values, if each element of an array is read. */
  readonly each: boolean;
  /** SQL for the value, or the array of values. */
  readonly value: string;
}

/** What the new type must read of each value; null if values are converted in another way. */
export function textReadBy(column: Pick<Column, 'name' | 'type'>, to: ColumnType): ReadText | null {
  const from = column.type;
  const name = quoteIdentifier(column.name);
  if (from.array && !to.array && isString(baseType(to))) return null;
  const isOfString = isString(baseType(from));
  const cast = castBetween(from, to);
  const isConverted = !from.array && knownConversion(name, baseType(from), baseType(to)) !== null;
  if (cast === 'automatic' || (cast === 'explicit' && !isOfString) || isConverted) return null;
  const text = (value: string) => (isOfString ? value : `${value}::text`);
  if (!from.array && to.array) return arrayReadBy({ name, text }, isReadAsWhole(from, { ...to, array: false }));
  const each = from.array && to.array;
  return { text, each, value: from.array && !each ? `${name}[1]` : name };
}

interface NamedText extends Pick<ReadText, 'text'> {
  readonly name: QuotedName;
}

/** See asArray(). */
function arrayReadBy({ name, text }: NamedText, isWhole: boolean): ReadText {
  return isWhole
    ? {
        text: (value) => `CASE WHEN ${value} LIKE '{%' THEN ${value} ELSE ARRAY[${value}]::text END`,
        each: false,
        value: name,
      }
    : { text, each: true, value: `ARRAY[${name}]` };
}

/** The elements of an array are cast by the casts of their type, so a value without one is converted before. */
function asArray(name: QuotedName, from: ColumnType, to: ColumnType): string {
  const element = { ...to, array: false };
  const value = castBetween(from, element) === 'none' ? conversion(name, from, element) : name;
  const array = `ARRAY[${value}]::${typeSql(to)}`;
  return isReadAsWhole(from, element)
    ? `CASE WHEN ${name} OPERATOR(pg_catalog.~~) '{%' THEN ${name}::${typeSql(to)} ELSE ${array} END`
    : array;
}

/** May the text be a whole array? */
function isReadAsWhole(from: ColumnType, element: ColumnType): boolean {
  return isString(baseType(from)) && !mayBeginWithBrace(element);
}

/** Of all other types a text that begins so is an array, as PostgreSQL writes it when an array becomes a text. */
function mayBeginWithBrace(element: ColumnType): boolean {
  const base = baseType(element);
  return isString(base) || element.userType !== null || base === 'json' || base === 'jsonb';
}

function firstElement(name: QuotedName, from: ColumnType, to: ColumnType): string {
  const element = { ...from, array: false };
  return sameType(element, to) ? `${name}[1]` : conversion(`${name}[1]`, element, to);
}

type Cast = 'automatic' | 'explicit' | 'none';

function castBetween(fromType: ColumnType, toType: ColumnType): Cast {
  const [from, to] = [baseType(fromType), baseType(toType)];
  if (from === to || isString(to) || AUTOMATIC_CASTS[from]?.includes(to) === true) {
    return 'automatic';
  }
  return isString(from) || EXPLICIT_CASTS[from]?.includes(to) === true ? 'explicit' : 'none';
}

function conversion(value: string, from: ColumnType, to: ColumnType): string {
  const target = typeSql(to);
  if (castBetween(from, to) !== 'none') {
    return `${value}::${target}`;
  }
  const known = from.array ? null : knownConversion(value, baseType(from), baseType(to));
  return known ?? `${value}::${from.array ? 'text[]' : 'text'}::${target}`;
}

/** Conversions that every reader expects, and for which PostgreSQL has no cast. */
function knownConversion(value: string, from: string, to: string): string | null {
  if (isNumber(from) && isInstant(to)) {
    return instantFromSeconds(value, to);
  }
  if (isInstant(from) && isNumber(to)) {
    return `extract(epoch FROM ${value})::${to}`;
  }
  if (from === 'boolean' && isNumber(to)) {
    return `${value}::integer::${to}`;
  }
  return isNumber(from) && to === 'boolean' ? `${value} OPERATOR(pg_catalog.<>) 0` : null;
}

function instantFromSeconds(value: string, to: string): string {
  const instant = `pg_catalog.to_timestamp(${value})`;
  const inUtc = `${instant} AT TIME ZONE 'UTC'`;
  return to === 'timestamp with time zone' ? instant : to === 'date' ? `(${inUtc})::date` : inUtc;
}
