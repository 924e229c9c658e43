import { formatName, nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { Diagram, DiagramColumn, DiagramMark, DiagramReference, DiagramTable } from '../diagram/diagram.js';
import { toDiagram } from '../diagram/to-diagram.js';
import type { ChangedSchema } from './changed-objects.js';

/** The tables that differ with all columns, and the tables next to them with their keys. */
export function changedDiagram({ objects, before, after }: ChangedSchema): Diagram {
  const changed = new Set(objects.map(({ object }) => object));
  const isChanged = (table: Table) => changed.has(`table ${formatName(table)}`);
  const former = new Map(before.tables.map((table) => [nameKey(table), table]));
  const kept = new Set(after.tables.map((table) => nameKey(table.renamedFrom ?? table)));
  const dropped = before.tables.filter((table) => !kept.has(nameKey(table)));
  const all = [...after.tables, ...dropped].filter(({ partitionOf }) => partitionOf === undefined);
  const shown = new Set(all.filter(isChanged).map(formatName));
  const near = all.filter((table) => isChanged(table) || isNextTo(table, shown) || refersTo(all, table, shown));
  const diagram = toDiagram(near, (table) => (isChanged(table) ? 'all' : 'keys'));
  const goneNames = new Set(dropped.map(formatName));
  const formerOf = (name: string): Table | null | undefined => {
    const table = after.tables.find((each) => formatName(each) === name);
    return table === undefined ? null : former.get(nameKey(table.renamedFrom ?? table));
  };
  return {
    tables: diagram.tables.map((table) =>
      goneNames.has(table.name) ? withMark(table, 'removed') : markTable(table, formerOf(table.name), after.tables),
    ),
    references: diagram.references.map((reference) => ({
      ...reference,
      mark: markOf(reference, formerOf(reference.from)),
    })),
  };
}

function isNextTo({ foreignKeys }: Table, shown: ReadonlySet<string>): boolean {
  return foreignKeys.some(({ referredTable }) => shown.has(formatName(referredTable)));
}

function refersTo(all: readonly Table[], table: Table, shown: ReadonlySet<string>): boolean {
  const name = formatName(table);
  return all.some(
    (other) =>
      shown.has(formatName(other)) && other.foreignKeys.some(({ referredTable }) => formatName(referredTable) === name),
  );
}

function withMark(table: DiagramTable, mark: DiagramMark): DiagramTable {
  return { ...table, mark, columns: table.columns.map((column) => ({ ...column, mark })) };
}

/** @param former the table before the revisions; undefined if they create it. */
function markTable(shown: DiagramTable, former: Table | null | undefined, tables: readonly Table[]): DiagramTable {
  if (former === null) return shown;
  if (former === undefined) return withMark(shown, 'added');
  const after = tables.find((table) => formatName(table) === shown.name);
  const [old] = toDiagram([former], () => 'all').tables;
  const oldColumns = new Map((old?.columns ?? []).map((column) => [column.name, column]));
  const columns = shown.columns.map((column): DiagramColumn => {
    const { renamedFrom = column.name } = after?.columns.find(({ name }) => name === column.name) ?? {};
    const oldColumn = oldColumns.get(renamedFrom);
    if (oldColumn === undefined) return { ...column, mark: 'added' };
    return { ...column, mark: sameValue(oldColumn, column) ? 'same' : 'changed' };
  });
  const kept = new Set((after?.columns ?? []).map(({ name, renamedFrom = name }) => renamedFrom));
  const gone = [...oldColumns.values()].filter(({ name }) => !kept.has(name));
  const removed = gone.map((column): DiagramColumn => ({ ...column, mark: 'removed' }));
  const isChanged = removed.length > 0 || columns.some(({ mark }) => mark !== 'same') || former.name !== after?.name;
  return { ...shown, columns: [...columns, ...removed], mark: isChanged ? 'changed' : 'same' };
}

function markOf({ columns, to }: DiagramReference, former: Table | null | undefined): DiagramMark {
  if (former === null) return 'removed';
  const isOld = former?.foreignKeys.some(
    (key) => sameValue(key.columns, columns) && formatName(key.referredTable) === to,
  );
  return isOld === true ? 'same' : 'added';
}
