import type { BuiltinTypeName, TypeArguments } from '../../schema/builtin-types.js';
import { isBytes, isDate } from '../../util/kind-of-value.js';
import type { DeclaredType } from '../declared-type.js';
import { isDateText, isTimeText } from './date-forms.js';

/** Whether a value goes to the database, or comes from it: the driver `pg` takes more than it returns. */
export type Direction = 'insert' | 'select';

/** What a value must be, if it isn't: `an integer from 0 to 9`. Null if it is. */
export type ValueCheck = (value: unknown) => string | null;

/** The check for a value that isn't null and isn't an array of PostgreSQL. */
export function checkOfType(type: DeclaredType, direction: Direction, inArray = false): ValueCheck {
  switch (type.kind) {
    case 'builtin':
      return checkOfBuiltin(type, direction, inArray);
    case 'enum':
      return type.values === null ? text() : oneOf(type.values);
    case 'domain':
      return type.baseArray ? must('an array', Array.isArray) : checkOfType(type.base, direction, inArray);
    case 'named':
    case 'other':
      return () => null;
  }
}

interface BuiltinCall {
  readonly builder: BuiltinTypeName;
  readonly parameters: TypeArguments;
}

function checkOfBuiltin({ builder, parameters }: BuiltinCall, direction: Direction, inArray: boolean): ValueCheck {
  // The driver reads elements of numeric[] as numbers.
  if (builder === 'numeric' && direction === 'select' && inArray) return must('a number', isNumber);
  const find: FindCheck | undefined = (direction === 'select' ? ON_SELECT[builder] : undefined) ?? CHECKS[builder];
  return find === undefined ? text() : find(parameters);
}

type FindCheck = (parameters: TypeArguments) => ValueCheck;

/** For INSERT and UPDATE. The types that aren't listed are text in JavaScript. */
const CHECKS: Readonly<Partial<Record<BuiltinTypeName, FindCheck>>> = {
  smallint: () => integer(-32_768, 32_767),
  integer: () => integer(-2_147_483_648, 2_147_483_647),
  oid: () => integer(0, 4_294_967_295),
  bigint: () => must('an integer of 64 bits, as a bigint, a string, or a safe number', isBigint),
  real: () => must('a number', isNumber),
  doublePrecision: () => must('a number', isNumber),
  numeric: ([precision, scale = 0]) => numeric(precision, Number(scale)),
  money: () => must('a number or a string', (value) => isNumber(value) || isText(value)),
  boolean: () => must('a boolean', (value) => typeof value === 'boolean'),
  bytea: () => must('a Uint8Array', isBytes),
  varchar: ([length]) => text(length),
  char: ([length = 1]) => text(length),
  uuid: () => must('a UUID', (value) => typeof value === 'string' && UUID.test(value)),
  date: () => must('a Date, or a date in ISO 8601', isDateValue),
  timestamp: () => must('a Date, or a date and time in ISO 8601', isDateValue),
  timestamptz: () => must('a Date, or a date and time in ISO 8601', isDateValue),
  time: () => must('a time in ISO 8601', isTimeText),
  timetz: () => must('a time in ISO 8601', isTimeText),
  interval: () => must('an interval, as a string or an object', (value) => isText(value) || isObject(value)),
  json: () => must('a JSON object, a number, a boolean, or the result of jsonValue()', isJson),
  jsonb: () => must('a JSON object, a number, a boolean, or the result of jsonValue()', isJson),
};

/** For SELECT, if the driver returns less than it takes. */
const ON_SELECT: Readonly<Partial<Record<BuiltinTypeName, FindCheck>>> = {
  bigint: () => must('a string', isText),
  numeric: () => must('a string', isText),
  money: () => must('a string', isText),
  date: () => must('a Date', isValidDate),
  timestamp: () => must('a Date', isValidDate),
  timestamptz: () => must('a Date', isValidDate),
  interval: () => must('an object', isObject),
  point: () => must('an object', isObject),
  circle: () => must('an object', isObject),
  json: () => () => null,
  jsonb: () => () => null,
};

/** PostgreSQL reads a UUID with or without hyphens and braces. */
const UUID = /^(?:[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}|\{[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}\})$/i;

const DECIMAL = /^\s*[+-]?(?:(?<digits>\d+)(?:\.\d*)?|\.\d+)(?<exponent>e[+-]?\d+)?\s*$/i;

const MOST_OF_BIGINT = 2n ** 63n;

function must(what: string, holds: (value: unknown) => boolean): ValueCheck {
  return (value) => (holds(value) ? null : what);
}

function oneOf(values: readonly string[]): ValueCheck {
  const known: ReadonlySet<unknown> = new Set(values);
  return must(`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`, (value) => known.has(value));
}

function integer(from: number, to: number): ValueCheck {
  const holds = (value: unknown) => isNumber(value) && Number.isInteger(value) && value >= from && value <= to;
  return must(`an integer from ${from} to ${to}`, holds);
}

/** PostgreSQL counts characters, not the units of UTF-16. */
function text(length?: number | string): ValueCheck {
  if (length === undefined) return must('a string', isText);
  return must(
    `a string of at most ${length} characters`,
    (value) => isText(value) && [...value].length <= Number(length),
  );
}

/** PostgreSQL rounds to the scale, so only the digits before the point can be too many. */
function numeric(precision: number | string | undefined, scale: number): ValueCheck {
  const most = precision === undefined ? Number.POSITIVE_INFINITY : Number(precision) - scale;
  const what =
    precision === undefined ? 'a decimal number' : `a decimal number with at most ${most} digits before the point`;
  return must(what, (value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return precision === undefined;
    if (!isNumber(value) && typeof value !== 'bigint' && !isText(value)) return false;
    const { digits = '', exponent } = DECIMAL.exec(String(value))?.groups ?? { exponent: '' };
    if (exponent === '') return false;
    return exponent !== undefined || digits.replace(/^0+/, '').length <= most;
  });
}

function isBigint(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'bigint' && !(typeof value === 'string' && /^[+-]?\d{1,40}$/.test(value))) return false;
  const number = BigInt(value);
  return number >= -MOST_OF_BIGINT && number < MOST_OF_BIGINT;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

/** PostgreSQL has no character with the code zero. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValidDate(value: unknown): boolean {
  return isDate(value) && !Number.isNaN(value.getTime());
}

function isDateValue(value: unknown): boolean {
  return isValidDate(value) || isDateText(value);
}

/** The driver sends an array as an array of PostgreSQL, and a text as it is. */
function isJson(value: unknown): boolean {
  return isObject(value) || (isNumber(value) && Number.isFinite(value)) || typeof value === 'boolean';
}
