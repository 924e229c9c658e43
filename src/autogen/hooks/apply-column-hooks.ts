import type { AlterColumn } from '../../operations/column-operations.js';
import type { Column } from '../../schema/column.js';
import type { ColumnComparison, ComparedColumn } from '../../schema/comparison-hooks.js';
import { nameKey } from '../../schema/names.js';
import type { CompareOptions } from '../compare-options.js';
import type { Sides } from '../scope/sides.js';

export interface HookedSides {
  readonly sides: Sides;
  /** Changes that a hook reports although the values are equal. */
  readonly forced: readonly AlterColumn[];
}

interface Hooked {
  readonly column: Column;
  readonly forced: AlterColumn | null;
}

/** Both sides, with the database's type and default in every declared column that a setting calls the same. */
export function applyColumnHooks(sides: Sides, options: CompareOptions): HookedSides {
  if (isUsual(options.compareType) && isUsual(options.compareServerDefault)) {
    return { sides, forced: [] };
  }
  const found = new Map(sides.reflected.tables.map((table) => [nameKey(table), table]));
  const forced: AlterColumn[] = [];
  const tables = sides.declared.tables.map((table) => {
    const columns = new Map(found.get(nameKey(table))?.columns.map((column) => [column.name, column]));
    const hooked = table.columns.map((declared): Hooked => {
      const reflected = columns.get(declared.name);
      return reflected === undefined
        ? { column: declared, forced: null }
        : applyToColumn({ table, declared, reflected }, options);
    });
    forced.push(...hooked.flatMap((each) => (each.forced === null ? [] : [each.forced])));
    return { ...table, columns: hooked.map(({ column }) => column) };
  });
  return { sides: { ...sides, declared: { ...sides.declared, tables } }, forced };
}

function applyToColumn(pair: ComparedColumn, { compareType, compareServerDefault }: CompareOptions): Hooked {
  const { table, declared, reflected } = pair;
  const type = verdict(compareType, pair);
  const isPlain = hasPlainDefault(declared) && hasPlainDefault(reflected);
  const serverDefault = isPlain ? verdict(compareServerDefault, pair) : 'as usual';
  const column = {
    ...declared,
    ...(type === 'same' && { type: reflected.type, collation: reflected.collation }),
    ...(serverDefault === 'same' && { serverDefault: reflected.serverDefault }),
  };
  const changes = {
    ...(type === 'differs' && { type: { from: reflected.type, to: declared.type } }),
    ...(serverDefault === 'differs' && {
      serverDefault: { from: reflected.serverDefault, to: declared.serverDefault },
    }),
  };
  const isForced = Object.keys(changes).length > 0;
  return {
    column,
    forced: isForced ? { kind: 'alterColumn', table, column: declared.name, ...changes } : null,
  };
}

function isUsual(setting: boolean | ColumnComparison | undefined): boolean {
  return setting === undefined || setting === true;
}

function verdict(setting: boolean | ColumnComparison | undefined, pair: ComparedColumn) {
  const answer = typeof setting === 'function' ? setting(pair) : setting === false ? false : undefined;
  if (answer === false) return 'same';
  return answer === true ? 'differs' : 'as usual';
}

/** Whether the column is neither identity nor serial nor generated, so only a default can give it a value. */
function hasPlainDefault({ identity, generated, serial }: Column): boolean {
  return identity === null && generated === null && serial === null;
}
