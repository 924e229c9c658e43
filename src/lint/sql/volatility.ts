import type { Node } from 'libpg-query';
import type { Volatility } from '../act.js';
import { everyNode } from './nodes.js';

/**
 * Functions of PostgreSQL that are often used in defaults and that aren't volatile. A function that is not in this list
 * may be one of the user's, which PostgreSQL treats as volatile by default.
 */
const NOT_VOLATILE = new Set([
  ...['now', 'transaction_timestamp', 'statement_timestamp', 'timezone', 'date_trunc', 'date_part', 'extract', 'age'],
  ...[
    'to_timestamp',
    'to_date',
    'to_char',
    'to_number',
    'make_interval',
    'make_date',
    'make_timestamp',
    'make_timestamptz',
  ],
  ...[
    'lower',
    'upper',
    'initcap',
    'concat',
    'concat_ws',
    'format',
    'length',
    'trim',
    'btrim',
    'ltrim',
    'rtrim',
    'replace',
  ],
  ...[
    'substring',
    'substr',
    'left',
    'right',
    'lpad',
    'rpad',
    'repeat',
    'split_part',
    'md5',
    'sha256',
    'encode',
    'decode',
  ],
  ...['abs', 'ceil', 'floor', 'round', 'trunc', 'mod', 'power', 'sqrt', 'greatest', 'least', 'coalesce', 'nullif'],
  ...['to_json', 'to_jsonb', 'json_build_object', 'jsonb_build_object', 'json_build_array', 'jsonb_build_array'],
  ...['json_object', 'jsonb_object', 'array_to_string', 'string_to_array', 'array_fill', 'cardinality', 'int4range'],
  ...['tsrange', 'tstzrange', 'daterange', 'numrange', 'int8range', 'to_tsvector', 'to_tsquery', 'current_setting'],
  ...['current_schema', 'current_database', 'pg_client_encoding', 'version', 'uuid_nil', 'decode', 'convert_to'],
]);

/** Whether PostgreSQL has to evaluate an expression for each row. */
export function volatilityOf(expression: Node): Volatility {
  let found: Volatility = 'constant';
  everyNode(expression, (kind, node) => {
    if (kind === 'FuncCall' && !NOT_VOLATILE.has(functionName(node))) found = 'volatile';
    if (kind === 'SubLink') found = 'volatile';
  });
  return found;
}

function functionName(node: object): string {
  const words: unknown = 'funcname' in node ? node.funcname : [];
  const last: unknown = Array.isArray(words) ? words.at(-1) : undefined;
  const { String: text } = toRecord(last);
  return String(toRecord(text).sval ?? '');
}

function toRecord(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
