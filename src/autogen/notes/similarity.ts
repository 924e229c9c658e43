import type { Table } from '../../schema/table.js';
import { typeSql } from '../../schema/types.js';

/** Tables that share a smaller part of their columns are hardly the same. */
export const SIMILAR_TABLES = 0.6;
/** Names that share a smaller part of their pairs of letters are hardly the same. */
export const SIMILAR_NAMES = 0.5;

/** The part of two lists that is in both, from 0 to 1, by the weight of each item. */
function shared(a: readonly string[], b: readonly string[], weightOf: (item: string) => number = () => 1): number {
  const [inA, inB] = [new Set(a), new Set(b)];
  const weigh = (items: Iterable<string>) => [...items].reduce((sum, item) => sum + weightOf(item), 0);
  const all = weigh(inA) + weigh(inB);
  return all === 0 ? 0 : (2 * weigh([...inA].filter((item) => inB.has(item)))) / all;
}

/** How similar two names are, by their pairs of letters. */
export function nameSimilarity(a: string, b: string): number {
  return a === b ? 1 : shared(letterPairs(a), letterPairs(b));
}

function letterPairs(name: string): readonly string[] {
  const text = name.toLowerCase();
  return [...text].slice(1).map((letter, at) => `${text[at]}${letter}`);
}

/** How similar two lists of values are. */
export function valueSimilarity(a: readonly string[], b: readonly string[]): number {
  return shared(a, b);
}

/** Compares tables by names and types of their columns. A column that many tables have counts little. */
export function tableSimilarity(tables: readonly Table[]): (a: Table, b: Table) => number {
  const counts = new Map<string, number>();
  for (const key of tables.flatMap(columnKeys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (a, b) => shared(columnKeys(a), columnKeys(b), (key) => 1 / (counts.get(key) ?? 1));
}

function columnKeys({ columns }: Table): readonly string[] {
  return columns.map(({ name, type }) => `${name} ${typeSql(type)}`);
}

/** How many columns of one table another has as well. */
export function sharedColumns(a: Table, b: Table): number {
  const keys = new Set(columnKeys(b));
  return columnKeys(a).filter((key) => keys.has(key)).length;
}
