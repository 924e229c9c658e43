import type { Column } from '../schema/column.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { nameKey } from '../schema/names.js';
import type { Table } from '../schema/table.js';
import type { ColumnComparison, CompareOptions } from './compare-options.js';
import type { Sides } from './filters.js';

/** Both sides, with the database's type and default in every declared column that a setting calls the same. */
export function applyColumnHooks(sides: Sides, { compareType, compareServerDefault }: CompareOptions): Sides {
  const isSameType = hook(compareType);
  const isSameDefault = hook(compareServerDefault);
  if (isSameType === null && isSameDefault === null) {
    return sides;
  }
  const found = new Map(sides.reflected.tables.map((table) => [nameKey(table), table]));
  const settled = (table: Table): Table => {
    const columns = new Map(found.get(nameKey(table))?.columns.map((column) => [column.name, column]));
    return {
      ...table,
      columns: table.columns.map((declared) => {
        const reflected = columns.get(declared.name);
        const pair = reflected && { table, declared, reflected };
        return pair === undefined
          ? declared
          : {
              ...declared,
              ...(isSameType?.(pair) === true && { type: pair.reflected.type, collation: pair.reflected.collation }),
              ...(hasPlainDefault(pair.reflected) &&
                isSameDefault?.(pair) === true &&
                sameDefault(declared, pair.reflected)),
            };
      }),
    };
  };
  const declared: DatabaseSchema = { ...sides.declared, tables: sides.declared.tables.map(settled) };
  return { ...sides, declared };
}

type Pair = Parameters<ColumnComparison>[0];

function hook(setting: boolean | ColumnComparison | undefined): ((pair: Pair) => boolean) | null {
  if (typeof setting === 'function') {
    return (pair) => setting(pair) === false;
  }
  return setting === false ? () => true : null;
}

/** Neither identity nor serial nor generated: the value comes from a default, if from anything. */
function hasPlainDefault({ identity, generated, serial }: Column): boolean {
  return identity === null && generated === null && serial === null;
}

function sameDefault(declared: Column, reflected: Column): Partial<Column> {
  return hasPlainDefault(declared) ? { serverDefault: reflected.serverDefault } : {};
}
