import { type BuiltinTypeName, parseBuiltinType, type TypeArguments } from '../schema/builtin-types.js';
import { ColumnBuilder, columnOf, type PlainColumn } from './column-builder.js';
import { plainColumnState } from './column-state.js';
import type {
  JsBigint,
  JsBoolean,
  JsBytes,
  JsCircle,
  JsDate,
  JsEnum,
  JsInterval,
  JsJson,
  JsMoney,
  JsNumber,
  JsNumeric,
  JsPoint,
  JsString,
  JsType,
  JsTyped,
} from './js-types.js';

type PlainType<Js extends JsType> = () => PlainColumn<Js>;

function column<Js extends JsType>(builder: BuiltinTypeName, parameters: TypeArguments = []): PlainColumn<Js> {
  return columnOf({ kind: 'builtin', builder, parameters });
}

function optional(parameter: number | string | undefined): TypeArguments {
  return parameter === undefined ? [] : [parameter];
}

const textual =
  (builder: BuiltinTypeName): PlainType<JsString> =>
  () =>
    column(builder);

const numberLike =
  (builder: BuiltinTypeName): PlainType<JsNumber> =>
  () =>
    column(builder);

export const smallint = numberLike('smallint');
export const integer = numberLike('integer');
export const real = numberLike('real');
export const doublePrecision = numberLike('doublePrecision');
export const oid = numberLike('oid');
export const bigint = (): PlainColumn<JsBigint> => column('bigint');
export const money = (): PlainColumn<JsMoney> => column('money');
export const boolean = (): PlainColumn<JsBoolean> => column('boolean');
export const bytea = (): PlainColumn<JsBytes> => column('bytea');

/** `numeric(12, 2)`; without arguments as many digits as a value has. */
export const numeric = (precision?: number, scale?: number): PlainColumn<JsNumeric> =>
  column('numeric', [...optional(precision), ...optional(scale)]);

/** What a `serial` column takes: the name of its sequence, if it is not PostgreSQL's own choice. */
export interface SerialOptions {
  readonly sequence?: string;
}

/** A column that INSERT may leave out. */
type SerialColumn<Js extends JsType> = ColumnBuilder<Js, false, 'optional', undefined>;

function serialColumn<Js extends JsType>(builder: BuiltinTypeName, options: SerialOptions = {}): SerialColumn<Js> {
  const state = plainColumnState({ kind: 'builtin', builder, parameters: [] });
  return new ColumnBuilder({ ...state, serial: { sequence: options.sequence ?? null } });
}

export const smallserial = (options?: SerialOptions): SerialColumn<JsNumber> => serialColumn('smallint', options);
export const serial = (options?: SerialOptions): SerialColumn<JsNumber> => serialColumn('integer', options);
export const bigserial = (options?: SerialOptions): SerialColumn<JsBigint> => serialColumn('bigint', options);

export const text = textual('text');
export const bpchar = textual('bpchar');
export const name = textual('name');
/** PostgreSQL's own type `"char"`: one byte. */
export const internalChar = textual('internalChar');
export const varchar = (length?: number): PlainColumn<JsString> => column('varchar', optional(length));
/** `char(3)`; without a length one character. */
export const char = (length?: number): PlainColumn<JsString> => column('char', optional(length));
/** `bit(3)`; without a length one bit. */
export const bit = (length?: number): PlainColumn<JsString> => column('bit', optional(length));
export const varbit = (length?: number): PlainColumn<JsString> => column('varbit', optional(length));

export const date = (): PlainColumn<JsDate> => column('date');
/** The precision is that of the seconds: digits after the point, 0 to 6. */
export const time = (precision?: number): PlainColumn<JsString> => column('time', optional(precision));
export const timetz = (precision?: number): PlainColumn<JsString> => column('timetz', optional(precision));
export const timestamp = (precision?: number): PlainColumn<JsDate> => column('timestamp', optional(precision));
export const timestamptz = (precision?: number): PlainColumn<JsDate> => column('timestamptz', optional(precision));

export type IntervalFields =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'year to month'
  | 'day to hour'
  | 'day to minute'
  | 'day to second'
  | 'hour to minute'
  | 'hour to second'
  | 'minute to second';

/** `interval()`, `interval(3)`, `interval('day to second', 3)`. */
export const interval = (fields?: IntervalFields | number, precision?: number): PlainColumn<JsInterval> =>
  column('interval', [...optional(fields), ...optional(precision)]);

export const uuid = textual('uuid');
export const xml = textual('xml');
export const jsonpath = textual('jsonpath');
/** `json<{ theme: string }>()` says what is in it. */
export const json = <T = unknown>(): PlainColumn<JsJson<T>> => column('json');
/** `jsonb<{ theme: string }>()` says what is in it. */
export const jsonb = <T = unknown>(): PlainColumn<JsJson<T>> => column('jsonb');

export const inet = textual('inet');
export const cidr = textual('cidr');
export const macaddr = textual('macaddr');
export const macaddr8 = textual('macaddr8');
export const tsvector = textual('tsvector');
export const tsquery = textual('tsquery');

export const point = (): PlainColumn<JsPoint> => column('point');
export const circle = (): PlainColumn<JsCircle> => column('circle');
export const line = textual('line');
export const lseg = textual('lseg');
export const box = textual('box');
export const path = textual('path');
export const polygon = textual('polygon');

export const int4range = textual('int4range');
export const int8range = textual('int8range');
export const numrange = textual('numrange');
export const tsrange = textual('tsrange');
export const tstzrange = textual('tstzrange');
export const daterange = textual('daterange');
export const int4multirange = textual('int4multirange');
export const int8multirange = textual('int8multirange');
export const nummultirange = textual('nummultirange');
export const tsmultirange = textual('tsmultirange');
export const tstzmultirange = textual('tstzmultirange');
export const datemultirange = textual('datemultirange');

export const regclass = textual('regclass');
export const regcollation = textual('regcollation');
export const regconfig = textual('regconfig');
export const regdictionary = textual('regdictionary');
export const regnamespace = textual('regnamespace');
export const regoper = textual('regoper');
export const regoperator = textual('regoperator');
export const regproc = textual('regproc');
export const regprocedure = textual('regprocedure');
export const regrole = textual('regrole');
export const regtype = textual('regtype');
export const pgLsn = textual('pgLsn');
export const pgSnapshot = textual('pgSnapshot');
export const txidSnapshot = textual('txidSnapshot');
export const xid = textual('xid');
export const xid8 = textual('xid8');
export const cid = textual('cid');
export const tid = textual('tid');
export const oidvector = textual('oidvector');
export const int2vector = textual('int2vector');
export const refcursor = textual('refcursor');
export const aclitem = textual('aclitem');

const ARRAY_SUFFIX = /(?:\s*\[\d*\])+$/;

/**
 * Any other type, as SQL: `type('geometry(Point,4326)')`, `type<string>('citext')`, `type('app.money[]')`. Aliases of
 * PostgreSQL's own types (`int4`) become what PostgreSQL calls them.
 */
export function type<T = unknown>(sql: string): PlainColumn<JsTyped<T, T>> {
  const element = sql.trim().replace(ARRAY_SUFFIX, '');
  const builtin = parseBuiltinType(element);
  const declared =
    builtin === null ? ({ kind: 'other', sql: element } as const) : ({ kind: 'builtin', ...builtin } as const);
  return new ColumnBuilder(plainColumnState(declared, ARRAY_SUFFIX.test(sql)));
}

/** A column of an enum that is known by its name alone, as revision files use it. */
export function enumType<Value extends string = string>(
  enumName: string,
  options: { readonly schema?: string } = {},
): PlainColumn<JsEnum<Value>> {
  return columnOf({ kind: 'enum', name: { schema: options.schema ?? null, name: enumName }, values: null });
}
