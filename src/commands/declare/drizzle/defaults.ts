import { quoteLiteral } from '../../../ddl/quote.js';
import type { DefaultValue } from '../../../models/default-value.js';
import { sql } from '../../../models/sql.js';
import { isDate } from '../../../util/kind-of-value.js';
import { type DrizzleContext, isSql } from './context.js';
import type { DrizzleType } from './drizzle-type.js';
import type { DrizzleColumn } from './pg-core.js';

/** The default that the database has. Drizzle keeps the functions of `$default` elsewhere. */
export function defaultOf(column: DrizzleColumn, type: DrizzleType, context: DrizzleContext) {
  const { default: given } = column;
  if (given === undefined || given === null) return null;
  return {
    value: isSql(given) ? sql.raw(context.expression(given)) : defaultValueOf(given, { column, type, context }),
  };
}

interface Place {
  readonly column: DrizzleColumn;
  readonly type: DrizzleType;
  readonly context: DrizzleContext;
}

function defaultValueOf(given: unknown, place: Place): DefaultValue {
  const { type, context } = place;
  if (type.array && Array.isArray(given)) return given.map((each) => numbersText(each, place) ?? each);
  // Before 1.0, Drizzle writes a text as it is.
  const isJsonText = typeof given === 'string' && isBuiltin(type, ['json', 'jsonb']) && !context.isVersion1;
  const text = isJsonText ? given : numbersText(given, place);
  if (text !== null) return sql.raw(quoteLiteral(text));
  return isDefaultValue(given) ? given : String(given);
}

function isDefaultValue(value: unknown): value is DefaultValue {
  return ['string', 'number', 'bigint', 'boolean', 'object'].includes(typeof value);
}

function isBuiltin({ type }: DrizzleType, builders: readonly string[]): boolean {
  return type.kind === 'builtin' && builders.includes(type.builder);
}

/** A point, a line, or a vector: Drizzle has it as numbers, or as an object of numbers. Null for other values. */
function numbersText(given: unknown, { column, type }: Place): string | null {
  if (typeof given !== 'object' || given === null || isDate(given)) return null;
  const numbers: readonly unknown[] = Object.values(given);
  if (isBuiltin(type, ['point'])) return `(${numbers.join(',')})`;
  if (isBuiltin(type, ['line'])) return `{${numbers.join(',')}}`;
  if (type.type.kind !== 'other') return null;
  if (!/^geometry\b/i.test(type.type.sql)) return Array.isArray(given) ? `[${numbers.join(',')}]` : null;
  return `${column.srid === undefined ? '' : `SRID=${column.srid};`}POINT(${numbers.join(' ')})`;
}
