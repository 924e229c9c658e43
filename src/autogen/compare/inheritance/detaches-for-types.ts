import type { Column } from '../../../schema/column.js';
import { nameKey } from '../../../schema/names.js';
import { sameType } from '../../../schema/types.js';
import { sameValue } from '../../../util/same-value.js';
import type { TableContext } from '../tables/table-changes.js';
import type { TablePair } from '../tables/table-pair.js';
import { isOfType } from '../types/replace-enum.js';

/**
 * Children with a column of several parents that changes its type. PostgreSQL changes it only from a table that all those parents
 * have it from, so without such a table the child leaves them for a while.
 */
export function detachesForTypes(
  pairs: readonly TablePair[],
  { rebuiltTypes, replacedEnums }: Pick<TableContext, 'rebuiltTypes' | 'replacedEnums'>,
): (pair: TablePair) => boolean {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.reflected), pair]));
  const parentsWith = (name: string, { reflected }: TablePair): readonly TablePair[] =>
    (reflected.inherits ?? [])
      .flatMap((parent) => byName.get(nameKey(parent)) ?? [])
      .filter((parent) => columnOf(parent.reflected, name) !== undefined);
  const originsOf = (name: string, pair: TablePair): readonly TablePair[] => {
    const parents = parentsWith(name, pair);
    return parents.length === 0 ? [pair] : parents.flatMap((parent) => originsOf(name, parent));
  };
  const isRetyped = (found: Column, wanted: Column) =>
    !sameType(wanted.type, found.type) ||
    !sameValue(wanted.collation, found.collation) ||
    rebuiltTypes.includes(found.type) ||
    replacedEnums.some((name) => isOfType(found, name));
  return (pair) =>
    (pair.reflected.inherits ?? []).length > 1 &&
    pair.reflected.columns.some((found) => {
      const wanted = columnOf(pair.declared, found.name);
      if (wanted === undefined || !isRetyped(found, wanted)) return false;
      return new Set(originsOf(found.name, pair)).size > 1;
    });
}

function columnOf({ columns }: TablePair['declared'], name: string): Column | undefined {
  return columns.find((column) => column.name === name);
}
