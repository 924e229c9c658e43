import { joinColumnNames, makeObjectName } from '../../../schema/choose-name.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';

/**
 * The foreign keys in an order in which none takes the name of another. Until PostgreSQL 17, a foreign key to a
 * partitioned table has a clone for each partition with the name `t_a_fkey`, `t_a_fkey1` and so on, whatever its own
 * name is. So foreign keys that have such a name come first.
 */
export function foreignKeysInOrder(tables: readonly Table[]): (table: Table) => Table {
  const partitioned = new Set(tables.filter(({ partitionBy }) => partitionBy !== undefined).map(nameKey));
  return (table) => {
    const { foreignKeys } = table;
    const cloned = foreignKeys.filter(({ referredTable }) => partitioned.has(nameKey(referredTable)));
    if (cloned.length === 0 || foreignKeys.length === 1) return table;
    const rank = ({ name }: ForeignKey) => Math.min(...cloned.map((key) => numberOfClone(name, table, key)));
    return { ...table, foreignKeys: foreignKeys.toSorted((a, b) => compareRanks(rank(a), rank(b))) };
  };
}

/** Whether PostgreSQL may give the name to a clone of the foreign key. */
export function isNameOfClone(name: string, table: QualifiedName, key: ForeignKey): boolean {
  return numberOfClone(name, table, key) !== Number.POSITIVE_INFINITY;
}

/** The number at the end of a name of a clone. Infinite if it is another name. */
function numberOfClone(name: string, table: QualifiedName, { columns }: ForeignKey): number {
  const [digits = ''] = /\d*$/.exec(name) ?? [];
  const usual = makeObjectName({ table: table.name, columns: joinColumnNames(columns), label: `fkey${digits}` });
  return name === usual ? Number(digits) : Number.POSITIVE_INFINITY;
}

/** Two infinite numbers are equal. */
function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
