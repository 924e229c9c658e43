import { quoteName } from '../ddl/quote.js';
import { invalidDefault, type ModelPlace } from '../errors/model-errors.js';
import { castSpelling, formatBuiltinType } from '../schema/builtin-types.js';
import { isSystemName } from '../schema/system-names/system-names.js';
import { isBytes, isDate } from '../util/kind-of-value.js';
import { arrayText } from './array-text.js';
import { isoDate, isoTimestamp } from './date-text.js';
import type { DeclaredType } from './declared-type.js';
import { jsonbText } from './json-text.js';
import { numberConstant, plainDecimal } from './number-text.js';
import { isSqlPrintable, renderSql, type SqlFragment } from './sql.js';

/** A value that becomes an SQL constant of the column's type, or an expression. */
export type DefaultValue = SqlFragment | string | number | bigint | boolean | Date | object;

/** The column whose default it is, as far as it is known. */
export interface DefaultContext {
  readonly type: DeclaredType;
  readonly array: boolean;
  readonly place: ModelPlace | null;
  /** The error for a value that isn't a default. */
  readonly fault?: (type: string, why: string) => Error;
}

/** The default as SQL, spelt as PostgreSQL prints it back wherever that can be told without asking. */
export function defaultSql(value: DefaultValue, context: DefaultContext): string {
  if (isSqlPrintable(value)) {
    return renderSql(value);
  }
  const { type } = context;
  if (type.kind === 'domain' && !context.array) {
    return defaultSql(value, { ...context, type: type.base, array: type.baseArray });
  }
  if (context.array) {
    return arrayDefault(value, context);
  }
  if (isNumber(value)) {
    return numberDefault(value, context);
  }
  if (typeof value === 'boolean' && takes(context.type, ['boolean'])) {
    return String(value);
  }
  return stringDefault(constantText(value, context), context);
}

function arrayDefault(value: DefaultValue, context: DefaultContext): string {
  if (typeof value !== 'string' && !Array.isArray(value)) {
    throw refuse(context, 'is not an array');
  }
  const text = Array.isArray(value) ? arrayText(value, (element) => elementText(element, context)) : value;
  return `${plainLiteral(text)}::${castOf(context.type)}[]`;
}

export function elementText(element: unknown, context: DefaultContext): string {
  if (context.type.kind === 'domain') {
    return elementText(element, { ...context, type: context.type.base });
  }
  if (typeof element === 'boolean' && takes(context.type, ['boolean'])) {
    return element ? 't' : 'f';
  }
  return isNumber(element) && takes(context.type, NUMBERS) ? plainDecimal(element) : constantText(element, context);
}

export const NUMBERS: readonly string[] = [
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'doublePrecision',
  'money',
  'oid',
];

function numberDefault(value: number | bigint, context: DefaultContext): string {
  if (isJson(context.type)) {
    return stringDefault(constantText(value, context), context);
  }
  if (!takes(context.type, NUMBERS)) {
    throw refuse(context, 'is a number');
  }
  return Number.isFinite(Number(value)) ? numberConstant(value) : stringDefault(String(value), context);
}

// A constant of type integer or numeric prints without quotes if it would be read back as that type.
function stringDefault(text: string, { type }: DefaultContext): string {
  const isBare =
    (takesOnly(type, 'integer') && /^\d+$/.test(text)) || (takesOnly(type, 'numeric') && /^\d+\.\d+$/.test(text));
  if (isBare) return text;
  return isHidden(type) ? plainLiteral(text) : `${plainLiteral(text)}::${castOf(type)}`;
}

// A cast by the bare name would mean the type of pg_catalog. PostgreSQL takes the type from the column.
function isHidden(type: DeclaredType): boolean {
  return 'name' in type && type.name.schema === null && isSystemName('type', type.name.name);
}

/** The text that the type's input function reads. */
export function constantText(value: unknown, context: DefaultContext): string {
  if (isJson(context.type)) {
    return jsonConstant(value, context);
  }
  if (typeof value === 'string') {
    return enumValue(value, context);
  }
  if (isDate(value)) {
    return dateConstant(value, context);
  }
  if (isBytes(value)) {
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
  throw refuse(context, `is ${Array.isArray(value) ? 'an array' : `of type ${typeof value}`}`);
}

function jsonConstant(value: unknown, context: DefaultContext): string {
  const text = takesOnly(context.type, 'jsonb') ? jsonbText(value) : JSON.stringify(value);
  if (text === undefined) {
    throw refuse(context, 'JSON cannot represent');
  }
  return text;
}

function enumValue(value: string, context: DefaultContext): string {
  const { type } = context;
  if (type.kind === 'enum' && type.values !== null && !type.values.includes(value)) {
    throw refuse(context, `is none of its values: ${JSON.stringify(value)}`);
  }
  return value;
}

function dateConstant(value: Date, context: DefaultContext): string {
  if (Number.isNaN(value.getTime())) {
    throw refuse(context, 'is an invalid date');
  }
  if (takesOnly(context.type, 'date')) {
    return isoDate(value);
  }
  return takesOnly(context.type, 'timestamp') ? isoTimestamp(value) : `${isoTimestamp(value)}+00`;
}

export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A type that this tool does not know may take anything. */
export function takes(type: DeclaredType, builders: readonly string[]): boolean {
  return type.kind === 'other' || type.kind === 'named' || (type.kind === 'builtin' && builders.includes(type.builder));
}

export function isJson(type: DeclaredType): boolean {
  return takesOnly(type, 'json') || takesOnly(type, 'jsonb');
}

function takesOnly(type: DeclaredType, builder: string): boolean {
  return type.kind === 'builtin' && type.builder === builder;
}

// The catalog prints strings with single quotes and no escapes (standard_conforming_strings is on).
function plainLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

// PostgreSQL keeps the parameters of an interval's type in the constant, and of no other.
function castOf(type: DeclaredType): string {
  switch (type.kind) {
    case 'builtin':
      return type.builder === 'interval'
        ? formatBuiltinType(type.builder, type.parameters)
        : castSpelling(type.builder);
    case 'enum':
    case 'domain':
    case 'named':
      return quoteName(type.name);
    case 'other':
      return type.sql.replace(/\(.*\)$/s, '');
  }
}

export function refuse({ type, array, place, fault }: DefaultContext, why: string): Error {
  const words = `${castOf(type)}${array ? '[]' : ''}`;
  return fault?.(words, why) ?? invalidDefault(place, words, why);
}
