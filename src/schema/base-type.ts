import type { ColumnType } from './types.js';

/** `character varying` of `character varying(255)`, `timestamp with time zone` of `timestamp(3) with time zone`. */
export function baseType({ sql }: ColumnType): string {
  return sql.startsWith('interval') ? 'interval' : sql.replace(/\([-\d,]+\)/, '');
}

/** The numbers in parentheses: 12 and 2 of `numeric(12,2)`. */
export function typeNumbers({ sql }: ColumnType): readonly number[] {
  return /\(([-\d,]+)\)/.exec(sql)?.[1]?.split(',').map(Number) ?? [];
}

const STRING_TYPES: ReadonlySet<string> = new Set(['text', 'character varying', 'character', 'bpchar', 'name']);
const NUMBER_TYPES: ReadonlySet<string> = new Set([
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double precision',
]);
const INSTANT_TYPES: ReadonlySet<string> = new Set(['timestamp with time zone', 'timestamp without time zone', 'date']);

export function isString(base: string): boolean {
  return STRING_TYPES.has(base);
}

export function isNumber(base: string): boolean {
  return NUMBER_TYPES.has(base);
}

export function isInstant(base: string): boolean {
  return INSTANT_TYPES.has(base);
}
