import type { Column } from '../../../schema/column.js';
import { parentsOf, type Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';

interface Inherited {
  readonly inherited?: true;
  readonly local?: true;
  readonly attachedTo?: string;
}

/** The table without parents: everything that it inherited becomes its own. */
export function withoutParents(table: Table): Table {
  const own = <T extends object>({ inherited: _, local: _own, attachedTo: _of, ...part }: T & Inherited) => part;
  const ownNotNull = ({ notNull, ...column }: Column): Column =>
    notNull === undefined ? column : { ...column, notNull: own(notNull) };
  return {
    ...table,
    columns: table.columns.map((column) => ownNotNull(own(column))),
    primaryKey: table.primaryKey && own(table.primaryKey),
    uniques: table.uniques.map(own),
    foreignKeys: table.foreignKeys.map(own),
    checks: table.checks.map(own),
    exclusions: table.exclusions.map(own),
    indexes: table.indexes.map(own),
  };
}

/** The table when it has left all parents except these: what it inherited only from others becomes its own. */
export function withoutLeftParents(table: Table, staying: readonly TablePair[]): Table {
  if (staying.length === parentsOf(table).length) return table;
  const alone = withoutParents(table);
  if (staying.length === 0) return alone;
  const parents = staying.map(({ reflected }) => reflected);
  const hasCheck = (name: string) =>
    parents.some(({ checks }) => checks.some((check) => check.name === name && !check.noInherit));
  return {
    ...table,
    columns: table.columns.map((column, place) => withoutLeft(column, alone.columns[place] ?? column, parents)),
    checks: table.checks.map((check, place) => (hasCheck(check.name) ? check : (alone.checks[place] ?? check))),
  };
}

function withoutLeft(column: Column, own: Column, parents: readonly Table[]): Column {
  const above = parents.flatMap(({ columns }) => columns.filter(({ name }) => name === column.name));
  if (above.length === 0) return own;
  const isNotNullAbove = above.some(({ nullable, notNull }) => !nullable && notNull?.noInherit !== true);
  return isNotNullAbove || own.notNull === undefined ? column : { ...column, notNull: own.notNull };
}
