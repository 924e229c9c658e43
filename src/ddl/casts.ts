/** Target types by source type. */
export type CastTable = Readonly<Record<string, readonly string[]>>;

/**
 * The casts among PostgreSQL's own types that ALTER COLUMN … TYPE applies by itself (pg_cast, castcontext i and a), by
 * format_type() without parameters. Not listed: those to text, character varying, character and name, which PostgreSQL
 * applies by itself from every type, and those of object identifiers (regclass and its like).
 */
export const AUTOMATIC_CASTS: CastTable = {
  bigint: ['double precision', 'integer', 'money', 'numeric', 'oid', 'real', 'smallint'],
  bit: ['bit varying'],
  'bit varying': ['bit'],
  box: ['polygon'],
  character: ['"char"'],
  'character varying': ['"char"'],
  cidr: ['inet'],
  date: ['timestamp with time zone', 'timestamp without time zone'],
  'double precision': ['bigint', 'integer', 'numeric', 'real', 'smallint'],
  inet: ['cidr'],
  integer: ['bigint', 'double precision', 'money', 'numeric', 'oid', 'real', 'smallint'],
  interval: ['time without time zone'],
  json: ['jsonb'],
  jsonb: ['json'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  money: ['numeric'],
  numeric: ['bigint', 'double precision', 'integer', 'money', 'real', 'smallint'],
  oid: ['bigint', 'integer'],
  path: ['polygon'],
  point: ['box'],
  polygon: ['path'],
  real: ['bigint', 'double precision', 'integer', 'numeric', 'smallint'],
  smallint: ['bigint', 'double precision', 'integer', 'numeric', 'oid', 'real'],
  text: ['"char"'],
  'time with time zone': ['time without time zone'],
  'time without time zone': ['interval', 'time with time zone'],
  'timestamp with time zone': ['date', 'time with time zone', 'time without time zone', 'timestamp without time zone'],
  'timestamp without time zone': ['date', 'time without time zone', 'timestamp with time zone'],
};

/** The casts that must be written out (castcontext e). Not listed: those from the string types, which reach every type. */
export const EXPLICIT_CASTS: CastTable = {
  bigint: ['bit'],
  bit: ['bigint', 'integer'],
  boolean: ['integer'],
  box: ['circle', 'lseg', 'point'],
  '"char"': ['integer'],
  circle: ['box', 'point', 'polygon'],
  daterange: ['datemultirange'],
  int4range: ['int4multirange'],
  int8range: ['int8multirange'],
  integer: ['bit', 'boolean', '"char"'],
  jsonb: ['bigint', 'boolean', 'double precision', 'integer', 'numeric', 'real', 'smallint'],
  lseg: ['point'],
  numrange: ['nummultirange'],
  polygon: ['box', 'circle', 'point'],
  tsrange: ['tsmultirange'],
  tstzrange: ['tstzmultirange'],
  xid8: ['xid'],
};
