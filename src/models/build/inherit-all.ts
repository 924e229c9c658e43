import { unknownParent } from '../../errors/model-errors.js';
import type { CheckConstraint } from '../../schema/constraints.js';
import { columnsOfChild, tablesByName } from '../../schema/inherit-columns.js';
import { formatName, nameKey } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { sortTopologically } from '../../util/sort-topologically.js';

/** Gives partitions and other children what their parents have, in the order in which the tables are declared. */
export function inheritAll(tables: readonly Table[]): readonly Table[] {
  if (tables.every((table) => parentsOf(table).length === 0)) {
    return tables;
  }
  const done = new Map<string, Table>();
  for (const table of sortTopologically(tables, (each) => tablesByName(tables, parentsOf(each))).sorted) {
    const parents = parentsOf(table).map((name) => {
      const parent = done.get(nameKey(name));
      if (parent === undefined) {
        throw unknownParent(formatName(table), formatName(name));
      }
      return parent;
    });
    done.set(nameKey(table), parents.length === 0 ? table : inherit(table, parents));
  }
  return tables.flatMap((table) => done.get(nameKey(table)) ?? []);
}

function inherit(table: Table, parents: readonly Table[]): Table {
  const own = new Set(table.checks.map(({ name }) => name));
  const checks = parents
    .flatMap((parent) => parent.checks)
    .filter(({ name, noInherit }) => !noInherit && !own.has(name))
    .map((check): CheckConstraint => ({ ...check, comment: null, inherited: true }));
  return { ...table, columns: columnsOfChild(table.columns, parents), checks: [...table.checks, ...checks] };
}
