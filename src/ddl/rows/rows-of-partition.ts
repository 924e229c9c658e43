import type { QualifiedName } from '../../schema/names.js';
import type { PartitionBound, PartitionKey } from '../../schema/partition.js';
import { type SqlToken, sqlTokens } from '../../util/sql-tokens.js';
import { quoteLiteral, quoteName } from '../quote.js';

/** Any bound except that of a default partition, which takes what the others leave. */
export type OwnBound = Exclude<PartitionBound, 'default'>;

/**
 * The condition on the rows that a partition takes, over the columns of the partitioned table; null if only PostgreSQL could
 * tell. It may also be null for a row that the partition does not take.
 *
 * @param parent the partitioned table if it is in the database: hash partitions ask for it
 */
export function partitionCondition(
  { keys }: PartitionKey,
  bound: OwnBound,
  parent: QualifiedName | null,
): string | null {
  // An operator class of the key may compare differently than the operators below do.
  if (keys.some(hasOperatorClass)) return null;
  if ('modulus' in bound) {
    if (parent === null) return null;
    const table = `${quoteLiteral(quoteName(parent))}::regclass`;
    return `satisfies_hash_partition(${[table, bound.modulus, bound.remainder, ...keys].join(', ')})`;
  }
  if ('in' in bound) return listCondition(keys[0] ?? '', bound.in);
  return rangeCondition(keys, bound);
}

function listCondition(key: string, values: readonly string[]): string {
  const known = values.filter((value) => !isNull(value));
  const conditions = [
    ...(known.length > 0 ? [`${key} IN (${known.join(', ')})`] : []),
    ...(known.length < values.length ? [`${key} IS NULL`] : []),
  ];
  return conditions.join(' OR ');
}

function isNull(value: string): boolean {
  return value.toUpperCase() === 'NULL';
}

/** The keys are compared like a row. No key may be null (manual: CREATE TABLE, PARTITION OF). */
function rangeCondition(keys: readonly string[], { from, to }: Extract<OwnBound, { from: unknown }>): string {
  const limits = [beyond(keys, { values: from, open: 'MINVALUE', operator: '>', orEqual: true })];
  limits.push(beyond(keys, { values: to, open: 'MAXVALUE', operator: '<', orEqual: false }));
  const compared = limits.filter((limit) => limit !== null);
  const isCompared = compared.length > 0;
  const notNull = keys.slice(isCompared ? 1 : 0).map((key) => `${key} IS NOT NULL`);
  return [...notNull, ...compared].join(' AND ');
}

interface Limit {
  readonly values: readonly string[];
  /** The word that stands for no limit on this side. */
  readonly open: 'MINVALUE' | 'MAXVALUE';
  readonly operator: '<' | '>';
  readonly orEqual: boolean;
}

/** Null if every key is on this side of the limit. */
function beyond(keys: readonly string[], limit: Limit): string | null {
  const [key, ...otherKeys] = keys;
  const [value, ...others] = limit.values;
  if (key === undefined || value === undefined) return limit.orEqual ? null : 'false';
  if (/^(?:MIN|MAX)VALUE$/i.test(value)) return value.toUpperCase() === limit.open ? null : 'false';
  const rest = beyond(otherKeys, { ...limit, values: others });
  if (rest === null) return `${key} ${limit.operator}= ${value}`;
  return rest === 'false'
    ? `${key} ${limit.operator} ${value}`
    : `(${key} ${limit.operator} ${value} OR ${key} = ${value} AND ${rest})`;
}

/** `name`, `call(…)` or `(expression)`, then COLLATE and its name: does the key continue after that? */
function hasOperatorClass(key: string): boolean {
  const tokens = [...sqlTokens(key)].filter(({ text }) => text.trim() !== '');
  const rest = tokens.slice(endOfOperand(tokens));
  return (isWord(rest[0], 'collate') ? rest.slice(endOfName(rest, 1)) : rest).length > 0;
}

function endOfOperand(tokens: readonly SqlToken[]): number {
  const start = tokens[0]?.text === '(' ? 0 : endOfName(tokens, 0);
  if (tokens[start]?.text !== '(') return start;
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    depth += Number(tokens[at]?.text === '(') - Number(tokens[at]?.text === ')');
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

function endOfName(tokens: readonly SqlToken[], start: number): number {
  return tokens[start + 1]?.text === '.' ? start + 3 : start + 1;
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}
