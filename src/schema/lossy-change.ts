import { baseType, isInstant, isString, typeNumbers } from './base-type.js';
import { type ColumnType, typeSql } from './types.js';

const WHOLE_NUMBERS: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);
const FLOATS: ReadonlySet<string> = new Set(['real', 'double precision']);
const FRACTIONS: ReadonlySet<string> = new Set(['numeric', 'real', 'double precision', 'money']);

/** What a type change does to values that it does not refuse: `rounds`, `drops the time of day of`; or null. */
export function lossOf(from: ColumnType, to: ColumnType): string | null {
  if (from.array && !to.array && !isString(baseType(to))) {
    return 'keeps only the first element of';
  }
  return rounds(from, to) ? 'rounds' : dropped(baseType(from), baseType(to));
}

function rounds(fromType: ColumnType, toType: ColumnType): boolean {
  const [from, to] = [baseType(fromType), baseType(toType)];
  if (FRACTIONS.has(from) && (WHOLE_NUMBERS.has(to) || (to === 'money' && from !== 'money'))) {
    return true;
  }
  if (to === 'real') {
    return from !== 'real' && from !== 'smallint' && (FRACTIONS.has(from) || WHOLE_NUMBERS.has(from));
  }
  if (to === 'double precision') {
    return from === 'numeric' || from === 'bigint';
  }
  return FRACTIONS.has(from) && to === 'numeric' ? fewerDigits(fromType, toType) : fewerFractions(fromType, toType);
}

/** Fewer digits after the point; a numeric without parameters holds any. */
function fewerDigits(from: ColumnType, to: ColumnType): boolean {
  if (FLOATS.has(baseType(from))) {
    // The cast keeps 6 or 15 digits, of the 9 or 17 that a value may need.
    return true;
  }
  const [precision, scale = 0] = typeNumbers(to);
  const [precisionBefore, scaleBefore = 0] = typeNumbers(from);
  return precision !== undefined && (precisionBefore === undefined || scale < scaleBefore);
}

/** Fewer digits of a second; a time type without precision holds six. */
function fewerFractions(from: ColumnType, to: ColumnType): boolean {
  const timed = [from, to].every((type) => /^(?:time|interval)/.test(type.sql));
  return timed && (typeNumbers(to)[0] ?? 6) < (typeNumbers(from)[0] ?? 6);
}

function dropped(from: string, to: string): string | null {
  if (from === 'inet' && to === 'cidr') {
    return 'drops the host part of';
  }
  if (from === 'time with time zone' && to === 'time without time zone') {
    return 'drops the zone of';
  }
  if (!isInstant(from)) {
    return from === 'interval' && to.startsWith('time ') ? 'drops the days of' : null;
  }
  if (to.startsWith('time ')) {
    return 'drops the date of';
  }
  return to === 'date' && from !== 'date' ? 'drops the time of day of' : null;
}

/** The longest value that the type takes, if the type before took longer ones; PostgreSQL refuses those. */
export function shorterLimit(from: ColumnType, to: ColumnType): number | null {
  const limit = typeNumbers(to)[0];
  if (limit === undefined || !isString(baseType(to))) {
    return null;
  }
  const before = isString(baseType(from)) ? typeNumbers(from)[0] : undefined;
  return before === undefined || limit < before ? limit : null;
}

export function changeInWords(from: ColumnType, to: ColumnType): string {
  return `${typeSql(from)} to ${typeSql(to)}`;
}
