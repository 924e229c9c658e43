import { joinColumnNames, makeObjectName } from '../../../schema/choose-name.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { sortTopologically } from '../../../util/sort-topologically.js';

/**
 * The foreign keys in an order in which none takes the name of another. A foreign key to a partitioned table has a clone
 * for each partition. Until PostgreSQL 17, the clones are called `t_a_fkey`, `t_a_fkey1` and so on, whatever the name of
 * the foreign key is, and from PostgreSQL 18 on `fk_1`, `fk_2` after the foreign key `fk`. So foreign keys that have such
 * a name come first.
 */
export function foreignKeysInOrder(tables: readonly Table[]): (table: Table) => Table {
  const partitioned = new Set(tables.filter(({ partitionBy }) => partitionBy !== undefined).map(nameKey));
  return (table) => {
    const { foreignKeys } = table;
    const cloned = foreignKeys.filter(({ referredTable }) => partitioned.has(nameKey(referredTable)));
    if (cloned.length === 0 || foreignKeys.length === 1) return table;
    const rank = ({ name }: ForeignKey) => Math.min(...cloned.map((key) => usualNumber(name, table, key)));
    const byRank = foreignKeys.toSorted((a, b) => compareRanks(rank(a), rank(b)));
    const namedAfter = (key: ForeignKey) => byRank.filter(({ name }) => cloned.includes(key) && isNumbered(name, key));
    return { ...table, foreignKeys: sortTopologically(byRank, namedAfter).sorted };
  };
}

/** Whether a clone of the foreign key may have the name: one of the server, or of a server that it was upgraded from. */
export function isNameOfClone(
  name: string,
  { table, numbered }: { readonly table: QualifiedName; readonly numbered: boolean },
  key: ForeignKey,
): boolean {
  return usualNumber(name, table, key) !== Number.POSITIVE_INFINITY || (numbered && isNumbered(name, key));
}

/** The number at the end of a name that PostgreSQL chooses by the columns. Infinite if it is another name. */
function usualNumber(name: string, table: QualifiedName, { columns }: ForeignKey): number {
  const digits = digitsOf(name);
  const usual = makeObjectName({ table: table.name, columns: joinColumnNames(columns), label: `fkey${digits}` });
  return name === usual ? Number(digits) : Number.POSITIVE_INFINITY;
}

/** Whether the name is that of the foreign key with a number, `fk_1`. */
function isNumbered(name: string, key: ForeignKey): boolean {
  const digits = digitsOf(name);
  return digits !== '' && name === makeObjectName({ table: key.name, columns: null, label: digits });
}

function digitsOf(name: string): string {
  return /\d*$/.exec(name)?.[0] ?? '';
}

/** Two infinite numbers are equal. */
function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
