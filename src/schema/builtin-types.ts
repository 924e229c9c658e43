/** How a type takes parameters, in the order in which its builder takes them. */
type TypeParameters = 'none' | 'length' | 'precision' | 'numeric' | 'interval';

export interface BuiltinType {
  /** As format_type() prints the type without parameters. */
  readonly sql: string;
  readonly parameters: TypeParameters;
}

const plain = (sql: string): BuiltinType => ({ sql, parameters: 'none' });
const sized = (sql: string): BuiltinType => ({ sql, parameters: 'length' });
const precise = (sql: string): BuiltinType => ({ sql, parameters: 'precision' });

/** PostgreSQL's own types by the name of their builder (manual, chapter "Data Types"). */
export const BUILTIN_TYPES = {
  smallint: plain('smallint'),
  integer: plain('integer'),
  bigint: plain('bigint'),
  numeric: { sql: 'numeric', parameters: 'numeric' },
  real: plain('real'),
  doublePrecision: plain('double precision'),
  money: plain('money'),
  varchar: sized('character varying'),
  char: sized('character'),
  bpchar: plain('bpchar'),
  text: plain('text'),
  name: plain('name'),
  internalChar: plain('"char"'),
  bytea: plain('bytea'),
  boolean: plain('boolean'),
  date: plain('date'),
  time: precise('time without time zone'),
  timetz: precise('time with time zone'),
  timestamp: precise('timestamp without time zone'),
  timestamptz: precise('timestamp with time zone'),
  interval: { sql: 'interval', parameters: 'interval' },
  uuid: plain('uuid'),
  json: plain('json'),
  jsonb: plain('jsonb'),
  jsonpath: plain('jsonpath'),
  xml: plain('xml'),
  inet: plain('inet'),
  cidr: plain('cidr'),
  macaddr: plain('macaddr'),
  macaddr8: plain('macaddr8'),
  bit: sized('bit'),
  varbit: sized('bit varying'),
  tsvector: plain('tsvector'),
  tsquery: plain('tsquery'),
  point: plain('point'),
  line: plain('line'),
  lseg: plain('lseg'),
  box: plain('box'),
  path: plain('path'),
  polygon: plain('polygon'),
  circle: plain('circle'),
  int4range: plain('int4range'),
  int8range: plain('int8range'),
  numrange: plain('numrange'),
  tsrange: plain('tsrange'),
  tstzrange: plain('tstzrange'),
  daterange: plain('daterange'),
  int4multirange: plain('int4multirange'),
  int8multirange: plain('int8multirange'),
  nummultirange: plain('nummultirange'),
  tsmultirange: plain('tsmultirange'),
  tstzmultirange: plain('tstzmultirange'),
  datemultirange: plain('datemultirange'),
  oid: plain('oid'),
  regclass: plain('regclass'),
  regcollation: plain('regcollation'),
  regconfig: plain('regconfig'),
  regdictionary: plain('regdictionary'),
  regnamespace: plain('regnamespace'),
  regoper: plain('regoper'),
  regoperator: plain('regoperator'),
  regproc: plain('regproc'),
  regprocedure: plain('regprocedure'),
  regrole: plain('regrole'),
  regtype: plain('regtype'),
  pgLsn: plain('pg_lsn'),
  pgSnapshot: plain('pg_snapshot'),
  txidSnapshot: plain('txid_snapshot'),
  xid: plain('xid'),
  xid8: plain('xid8'),
  cid: plain('cid'),
  tid: plain('tid'),
  oidvector: plain('oidvector'),
  int2vector: plain('int2vector'),
  refcursor: plain('refcursor'),
  aclitem: plain('aclitem'),
} as const satisfies Record<string, BuiltinType>;

export type BuiltinTypeName = keyof typeof BUILTIN_TYPES;

/** The arguments of the builder: `[12, 2]` of numeric, `['day to second', 3]` of interval. */
export type TypeArguments = readonly (number | string)[];

export interface BuiltinTypeCall {
  readonly builder: BuiltinTypeName;
  readonly parameters: TypeArguments;
}

/** The type as format_type() prints it: `character varying(255)`, `timestamp(3) with time zone`. */
export function formatBuiltinType(builder: BuiltinTypeName, parameters: TypeArguments = []): string {
  const type: BuiltinType = BUILTIN_TYPES[builder];
  switch (type.parameters) {
    case 'none':
      return type.sql;
    case 'length':
      return type.sql + parenthesised(lengthOf(builder, parameters));
    case 'precision':
      if (parameters.length === 0) return type.sql;
      return type.sql.replace(/^\w+/, (word) => word + parenthesised(parameters));
    case 'numeric':
      return type.sql + parenthesised(parameters.length === 1 ? [...parameters, 0] : parameters);
    case 'interval':
      return formatInterval(parameters);
  }
}

/** The type without its parameters, as a cast in a default value spells it: `character varying`, `bpchar`, `"bit"`. */
export function castSpelling(builder: BuiltinTypeName): string {
  return CAST_SPELLINGS.get(builder) ?? BUILTIN_TYPES[builder].sql;
}

/** The type's name in pg_type: `int4`, `timestamptz`. */
export function catalogTypeName(builder: BuiltinTypeName): string {
  return CATALOG_NAMES.get(builder) ?? builder;
}

const CATALOG_NAMES: ReadonlyMap<BuiltinTypeName, string> = new Map([
  ['smallint', 'int2'],
  ['integer', 'int4'],
  ['bigint', 'int8'],
  ['real', 'float4'],
  ['doublePrecision', 'float8'],
  ['boolean', 'bool'],
  ['char', 'bpchar'],
  ['internalChar', 'char'],
  ['pgLsn', 'pg_lsn'],
  ['pgSnapshot', 'pg_snapshot'],
  ['txidSnapshot', 'txid_snapshot'],
]);

const CAST_SPELLINGS: ReadonlyMap<BuiltinTypeName, string> = new Map([
  ['char', 'bpchar'],
  ['bit', '"bit"'],
]);

// CHARACTER and BIT without a length mean a length of 1.
function lengthOf(builder: BuiltinTypeName, parameters: TypeArguments): TypeArguments {
  return parameters.length === 0 && CAST_SPELLINGS.has(builder) ? [1] : parameters;
}

function parenthesised(parameters: TypeArguments): string {
  return parameters.length === 0 ? '' : `(${parameters.join(',')})`;
}

function formatInterval(parameters: TypeArguments): string {
  const fields = parameters.filter((parameter) => typeof parameter === 'string');
  const precision = parameters.filter((parameter) => typeof parameter === 'number');
  return ['interval', ...fields].join(' ') + parenthesised(precision);
}

// The spellings of CREATE TABLE that format_type() does not print (manual, table "Data Types": aliases).
const ALIASES: ReadonlyMap<string, BuiltinTypeName> = new Map([
  ['int2', 'smallint'],
  ['int', 'integer'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['decimal', 'numeric'],
  ['dec', 'numeric'],
  ['float4', 'real'],
  ['float8', 'doublePrecision'],
  ['float', 'doublePrecision'],
  ['varchar', 'varchar'],
  ['char varying', 'varchar'],
  ['char', 'char'],
  ['bool', 'boolean'],
  ['time', 'time'],
  ['timetz', 'timetz'],
  ['timestamp', 'timestamp'],
  ['timestamptz', 'timestamptz'],
  ['varbit', 'varbit'],
]);

const BUILDERS_BY_SQL: ReadonlyMap<string, BuiltinTypeName> = new Map([
  ...ALIASES,
  ...builtinTypeNames().map((name) => [BUILTIN_TYPES[name].sql, name] as const),
]);

export function isBuiltinTypeName(name: string): name is BuiltinTypeName {
  return Object.hasOwn(BUILTIN_TYPES, name);
}

function builtinTypeNames(): BuiltinTypeName[] {
  return Object.keys(BUILTIN_TYPES).filter(isBuiltinTypeName);
}

const INTERVAL = /^interval(?: (year|month|day|hour|minute|second)( to (?:month|hour|minute|second))?)?$/;

/**
 * The builder and its arguments that say this type, without array brackets; null if no builder does. Takes what
 * format_type() prints, and the aliases that CREATE TABLE takes.
 */
export function parseBuiltinType(sql: string): BuiltinTypeCall | null {
  const plainType = BUILDERS_BY_SQL.get(sql);
  if (plainType !== undefined) {
    return { builder: plainType, parameters: [] };
  }
  const text = sql
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*([(),])\s*/g, '$1');
  const spelling = text.startsWith('"') ? text : text.toLowerCase();
  const match = /^([^()]+?)(?:\(([-\d,]+)\))?(?: ?(with(?:out)? time zone))?$/.exec(spelling);
  if (match?.[1] === undefined) {
    return null;
  }
  const numbers = match[2]?.split(',').map(Number) ?? [];
  return (
    parseInterval(match[1], numbers) ??
    parseNamed([match[1], ...(match[3] === undefined ? [] : [match[3]])].join(' '), numbers)
  );
}

function parseInterval(words: string, numbers: readonly number[]): BuiltinTypeCall | null {
  if (!INTERVAL.test(words)) {
    return null;
  }
  const fields = words.slice('interval '.length);
  return { builder: 'interval', parameters: fields === '' ? numbers : [fields, ...numbers] };
}

function parseNamed(words: string, numbers: readonly number[]): BuiltinTypeCall | null {
  const builder = BUILDERS_BY_SQL.get(words);
  if (builder === undefined) {
    return null;
  }
  if (words === 'float' && numbers[0] !== undefined) {
    return { builder: numbers[0] <= 24 ? 'real' : 'doublePrecision', parameters: [] };
  }
  const takes = BUILTIN_TYPES[builder].parameters;
  return takes === 'none' && numbers.length > 0 ? null : { builder, parameters: numbers };
}
