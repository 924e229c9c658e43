import { nameKey } from '../../../schema/names.js';
import type { TablePair } from '../tables/table-pair.js';
import { stayingParents } from './given-up-not-nulls.js';

/**
 * The pairs, with those detached whose NOT NULL constraints get their new name from several parents. PostgreSQL renames a
 * constraint in one parent only if the child's other parents are renamed with it, because they inherit from that parent too.
 */
export function detachedForNotNullNames(pairs: readonly TablePair[]): readonly TablePair[] {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.declared), pair]));
  const renames = new Map(pairs.map((pair) => [pair, renamedNotNulls(pair)]));
  const origins = new Map<TablePair, ReadonlyMap<string, ReadonlySet<TablePair>>>();
  return pairs.map((pair) => (isRenamedTwice(pair) ? { ...pair, detaches: true } : pair));

  function isRenamedTwice(pair: TablePair): boolean {
    return pair.detaches !== true && [...originsAbove(pair).values()].some(({ size }) => size > 1);
  }

  /** The tables whose renames reach the table's parents, by column. */
  function originsAbove(pair: TablePair): ReadonlyMap<string, ReadonlySet<TablePair>> {
    const columns = renames.get(pair) ?? new Set();
    const known = origins.get(pair);
    if (columns.size === 0 || known !== undefined) return known ?? new Map();
    const parents = stayingParents(pair, (key) => byName.get(key));
    const found = new Map(
      [...columns].map((column) => [
        column,
        new Set(parents.filter((parent) => isNotNull(parent, column)).flatMap((parent) => originsOf(parent, column))),
      ]),
    );
    origins.set(pair, found);
    return found;
  }

  function originsOf(pair: TablePair, column: string): readonly TablePair[] {
    const above = [...(originsAbove(pair).get(column) ?? [])];
    return above.length === 0 || pair.detaches === true || isRenamedTwice(pair) ? [pair] : above;
  }
}

function renamedNotNulls({ declared, reflected }: TablePair): ReadonlySet<string> {
  const before = new Map(reflected.columns.map(({ name, notNull }) => [name, notNull?.name]));
  const renamed = declared.columns.filter(({ name, notNull }) => {
    const was = before.get(name);
    return was !== undefined && notNull !== undefined && was !== notNull.name;
  });
  return new Set(renamed.map(({ name }) => name));
}

function isNotNull({ reflected }: TablePair, column: string): boolean {
  return reflected.columns.some(
    ({ name, nullable, notNull }) => name === column && !nullable && notNull?.noInherit !== true,
  );
}
