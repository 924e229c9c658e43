import { baseType, isString, typeNumbers } from './base-type.js';
import { lossOf } from './lossy-change.js';
import { type ColumnType, sameType } from './types.js';

/** What the answer depends on besides the two types. */
export interface ConversionPlace {
  /** Local times are unambiguous in the time zone of the session: it has no daylight saving. */
  readonly fixedTimeZone: boolean;
  /** Both types are enums, and values become those of the same label. */
  readonly betweenEnums?: boolean;
}

/**
 * True if no two values become the same value, and none is cut off or rounded. PostgreSQL may still refuse values. A
 * pair of types that is not known here is not lossless: whoever asks must assume the worst.
 */
export function isLossless(from: ColumnType, to: ColumnType, place: ConversionPlace): boolean {
  if (sameType(from, to)) return true;
  if (lossOf(from, to) !== null) return false;
  const target = baseType(to);
  if (!to.array && isText(target)) return true;
  if (from.array !== to.array) return to.array && sameType({ ...from, array: true }, to);
  return isSafePair(baseType(from), target, place) && keepsParameters(from, to);
}

/** PostgreSQL writes any value as text. Of a value that is too long, it cuts off nothing but trailing spaces. */
function isText(base: string): boolean {
  return isString(base) && base !== 'name';
}

const WHOLE = ['smallint', 'integer', 'bigint'];
const UNAMBIGUOUS = ['timestamp with time zone', 'timestamp without time zone'];

/** Target types by source type, without parameters. PostgreSQL refuses a value that does not fit. */
const SAFE: Readonly<Record<string, readonly string[]>> = {
  smallint: [...WHOLE, 'numeric', 'real', 'double precision', 'money', 'oid'],
  integer: [...WHOLE, 'numeric', 'double precision', 'money', 'oid'],
  bigint: [...WHOLE, 'numeric', 'money', 'oid'],
  oid: ['bigint'],
  numeric: ['numeric'],
  real: ['double precision'],
  money: ['numeric'],
  boolean: WHOLE,
  text: ['citext', 'json', 'uuid'],
  'character varying': ['citext', 'json', 'uuid'],
  citext: ['citext'],
  uuid: ['uuid'],
  jsonb: ['json'],
  date: UNAMBIGUOUS,
  'timestamp without time zone': ['timestamp without time zone'],
  'timestamp with time zone': ['timestamp with time zone'],
  'time without time zone': ['time without time zone', 'time with time zone', 'interval'],
  'time with time zone': ['time with time zone'],
  interval: ['interval'],
  bit: ['bit varying'],
  'bit varying': ['bit varying'],
  cidr: ['inet'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  int4range: ['int4multirange'],
  int8range: ['int8multirange'],
  numrange: ['nummultirange'],
  daterange: ['datemultirange'],
  tsrange: ['tsmultirange'],
  tstzrange: ['tstzmultirange'],
};

function isSafePair(from: string, to: string, { fixedTimeZone, betweenEnums = false }: ConversionPlace): boolean {
  if (betweenEnums) return true;
  if (UNAMBIGUOUS.includes(from) && UNAMBIGUOUS.includes(to) && from !== to) return fixedTimeZone;
  return SAFE[from]?.includes(to) === true;
}

function keepsParameters(from: ColumnType, to: ColumnType): boolean {
  const [first, scale = 0] = typeNumbers(to);
  switch (baseType(to)) {
    case 'numeric':
      // A negative scale rounds before the point.
      return scale >= 0 || baseType(from) === 'numeric';
    case 'interval':
      return to.sql === 'interval' || fieldsOf(to) === fieldsOf(from);
    case 'bit varying': {
      const [before] = typeNumbers(from);
      return first === undefined || (before !== undefined && first >= before);
    }
    default:
      return true;
  }
}

/** `day to second` of `interval day to second(3)`. */
function fieldsOf({ sql }: ColumnType): string {
  return sql.replace(/^interval|\(\d+\)/g, '').trim();
}
