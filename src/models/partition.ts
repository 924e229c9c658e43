import { literal } from '../ddl/literal.js';
import { quoteIdentifier } from '../ddl/quote.js';
import { invalidConstraint } from '../errors/model-errors.js';
import type { PartitionBound, PartitionKey } from '../schema/partition.js';
import { isDate } from '../util/kind-of-value.js';
import { isSqlPrintable, renderSql, type SqlFragment } from './sql.js';

/** A column, by its name in the database, or an expression by `sql`; `` sql`city COLLATE "C"` `` says more of a column. */
export type PartitionKeyItem = string | SqlFragment;

/** `{ range: ['made_at'] }`, `{ list: [c.country] }`, `{ hash: [c.id] }`. */
export type PartitionKeyInput =
  | { readonly range: readonly PartitionKeyItem[] }
  | { readonly list: readonly PartitionKeyItem[] }
  | { readonly hash: readonly PartitionKeyItem[] };

/** A constant, or `` sql`MINVALUE` `` and `` sql`MAXVALUE` ``. */
export type PartitionValue = string | number | bigint | boolean | Date | null | SqlFragment;

/** The rows that a partition takes. */
export type PartitionValues =
  | 'default'
  | { readonly in: readonly PartitionValue[] }
  | { readonly from: readonly PartitionValue[]; readonly to: readonly PartitionValue[] }
  | { readonly modulus: number; readonly remainder: number };

export function partitionKey(input: PartitionKeyInput): PartitionKey {
  const keys = (items: readonly PartitionKeyItem[]) => items.map(keySql);
  if ('range' in input) {
    return { strategy: 'range', keys: keys(input.range) };
  }
  return 'list' in input ? { strategy: 'list', keys: keys(input.list) } : { strategy: 'hash', keys: keys(input.hash) };
}

function keySql(item: PartitionKeyItem): string {
  return typeof item === 'string' ? quoteIdentifier(item) : renderSql(item);
}

/** @param table the name of the partition, for messages */
export function toPartitionBound(values: PartitionValues, table: string): PartitionBound {
  if (values === 'default') {
    return values;
  }
  if ('in' in values) {
    return { in: values.in.map(valueSql) };
  }
  if ('modulus' in values) {
    return { modulus: values.modulus, remainder: values.remainder };
  }
  if (values.from.length !== values.to.length) {
    throw invalidConstraint(table, 'The bound', 'must have as many values in "from" as in "to"');
  }
  return { from: values.from.map(valueSql), to: values.to.map(valueSql) };
}

// As PostgreSQL prints it: numbers that are not negative stand bare.
function valueSql(value: PartitionValue): string {
  if (isSqlPrintable(value)) {
    return renderSql(value);
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  const isBare = (typeof value === 'number' || typeof value === 'bigint') && value >= 0;
  return isBare ? String(value) : literal(isDate(value) ? value.toISOString() : value);
}
