import { baseType, isInstant, isNumber, isString, typeNumbers } from '../../schema/base-type.js';
import { shorterLimit } from '../../schema/lossy-change.js';
import { type ColumnType, typeSql } from '../../schema/types.js';

/** What of a value its new type does not take. */
export interface Beyond {
  /** `is longer than 100 characters`, to follow the name of the column. */
  readonly words: string;
  /** The same as a condition. */
  readonly condition: string;
}

/** The smallest and the largest value of the types that PostgreSQL checks it of, from the narrowest to the widest. */
const RANGES: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};

const WIDTHS = ['smallint', 'integer', 'bigint'];
const FLOATS = new Set(['real', 'double precision']);

/**
 * What a change of the type refuses, other than text that the new type cannot read. `value` is SQL for the value, of
 * arrays for one element.
 */
export function beyondLimits(value: string, from: ColumnType, to: ColumnType): Beyond | null {
  const beyond = tooLong(value, from, to) ?? tooManyBits(value, from, to) ?? outOfRange(value, from, to);
  return baseType(from) === 'jsonb' ? otherJson(value, baseType(to), beyond) : beyond;
}

/** PostgreSQL casts JSON to a number or a boolean if it is one. */
function otherJson(value: string, to: string, beyond: Beyond | null): Beyond | null {
  if (!isNumber(to) && to !== 'boolean') return beyond;
  const wanted = to === 'boolean' ? 'boolean' : 'number';
  const isOther = `jsonb_typeof(${value}) <> '${wanted}'`;
  return beyond === null
    ? { words: `is not a ${wanted}`, condition: isOther }
    : {
        words: `is not a number or ${beyond.words}`,
        condition: `CASE WHEN ${isOther} THEN true ELSE ${beyond.condition} END`,
      };
}

function tooLong(value: string, from: ColumnType, to: ColumnType): Beyond | null {
  const limit = shorterLimit(from, to);
  if (limit === null) return null;
  // PostgreSQL cuts off spaces at the end by itself.
  const text = isString(baseType(from)) ? value : `${value}::text`;
  return { words: `is longer than ${limit} characters`, condition: `length(rtrim(${text}, ' ')) > ${limit}` };
}

function tooManyBits(value: string, from: ColumnType, to: ColumnType): Beyond | null {
  if (!isBits(from) || !isBits(to)) return null;
  const [length] = typeNumbers(to);
  const [lengthBefore] = typeNumbers(from);
  if (length === undefined) return null;
  if (baseType(to) === 'bit') {
    const isSame = baseType(from) === 'bit' && lengthBefore === length;
    return isSame ? null : { words: `is not ${length} bits long`, condition: `length(${value}) <> ${length}` };
  }
  const isWider = lengthBefore !== undefined && lengthBefore <= length;
  return isWider ? null : { words: `is longer than ${length} bits`, condition: `length(${value}) > ${length}` };
}

function isBits(type: ColumnType): boolean {
  return ['bit', 'bit varying'].includes(baseType(type));
}

function outOfRange(value: string, fromType: ColumnType, toType: ColumnType): Beyond | null {
  const [from, to] = [baseType(fromType), baseType(toType)];
  const range = RANGES[to];
  if (to === 'bigint' && isInstant(from)) return { words: 'is infinite', condition: `NOT isfinite(${value})` };
  if (range !== undefined) {
    const number = wholeNumber(value, from);
    const isWider = WIDTHS.includes(from) && WIDTHS.indexOf(from) <= WIDTHS.indexOf(to);
    return number === null || isWider
      ? null
      : { words: `is out of range for ${to}`, condition: `${number} NOT BETWEEN ${range.join(' AND ')}` };
  }
  return to === 'numeric' && isNumber(from) ? tooManyDigits(value, fromType, toType) : floatOutOfRange(value, from, to);
}

/** The number that is stored if the value fits; null if the type has none. */
function wholeNumber(value: string, from: string): string | null {
  if (WIDTHS.includes(from) || from === 'oid') return value;
  if (isNumber(from)) return `round(${value})`;
  if (from === 'jsonb') return `round(${value}::numeric)`;
  return isInstant(from) ? `round(extract(epoch FROM ${value}))` : null;
}

const DIGITS: Readonly<Record<string, number>> = { smallint: 5, integer: 10, bigint: 19 };

function tooManyDigits(value: string, from: ColumnType, to: ColumnType): Beyond | null {
  const [precision, scale = 0] = typeNumbers(to);
  if (precision === undefined) return null;
  const [before, scaleBefore = 0] = typeNumbers(from);
  const digits = precision - scale;
  // Rounding may need one digit more.
  const ofNumeric = before === undefined ? undefined : before - scaleBefore + Number(scaleBefore > scale);
  const needed = DIGITS[baseType(from)] ?? ofNumeric;
  if (needed !== undefined && needed <= digits) return null;
  const number = FLOATS.has(baseType(from)) ? `${value}::numeric` : value;
  const condition = `abs(round(${number}, ${scale})) >= 1e${digits}`;
  const type = typeSql({ ...to, array: false });
  return {
    words: `is out of range for ${type}`,
    // NaN counts as larger than every number, and fits.
    condition: baseType(from) in DIGITS ? condition : `${condition} AND ${value} <> 'NaN'`,
  };
}

function floatOutOfRange(value: string, from: string, to: string): Beyond | null {
  const isNarrower =
    (to === 'real' && ['numeric', 'double precision'].includes(from)) ||
    (to === 'double precision' && from === 'numeric');
  if (!isNarrower) return null;
  const limit = to === 'real' ? '3.40282357e38' : '1.797693134862315808e308';
  return {
    words: `is out of range for ${to}`,
    condition: `abs(${value}) >= ${limit} AND ${value} NOT IN ('NaN', 'Infinity', '-Infinity')`,
  };
}
