import type { Column } from './column.js';
import { nameKey, type QualifiedName } from './names.js';
import { parentsOf, type Table } from './table.js';

/** A column as a child of the table gets it: the sequence of a serial or identity column stays the parent's alone. */
export function inheritedColumn({ renamedFrom, notNull, granted: _, ...column }: Column, table: QualifiedName): Column {
  return {
    ...column,
    nullable: column.nullable || notNull?.noInherit === true,
    serverDefault: column.serial === null ? column.serverDefault : nextval(table, column.serial.sequence),
    identity: null,
    serial: null,
    comment: null,
    inherited: true,
    ...(notNull !== undefined && notNull.noInherit !== true && { notNull: { name: notNull.name, inherited: true } }),
    ...(renamedFrom !== undefined && { renamedFrom }),
  };
}

function nextval({ schema }: QualifiedName, sequence: string): string {
  const text = [schema, sequence].flatMap((part) => (part === null ? [] : [quoted(part)])).join('.');
  return `nextval('${text.replaceAll("'", "''")}'::regclass)`;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** PostgreSQL gives a new child the storage and the compression of the parent's column, but not what ANALYZE goes by. */
function columnOfNewChild(column: Column, parent: Table): Column {
  const { options, ...inherited } = inheritedColumn(column, parent);
  const { statistics: _, with: __, ...kept } = options ?? {};
  return Object.keys(kept).length === 0 ? inherited : { ...inherited, options: kept };
}

/** The columns of a new child: those of its parents, which its own ones with the same name complete, then its own. */
export function columnsOfChild(own: readonly Column[], parents: readonly Table[]): readonly Column[] {
  const merged = new Map<string, Column>();
  for (const parent of parents) {
    for (const column of parent.columns) {
      merged.set(column.name, merged.get(column.name) ?? columnOfNewChild(column, parent));
    }
  }
  for (const column of own) {
    merged.set(column.name, merge(column, merged.get(column.name)));
  }
  return [...merged.values()];
}

function merge(column: Column, inherited: Column | undefined): Column {
  if (inherited === undefined) {
    return column;
  }
  const { notNull, ...rest } = column;
  return {
    ...rest,
    ...notNullOfChild(column, inherited),
    nullable: column.nullable && inherited.nullable,
    serverDefault:
      column.serverDefault ?? (column.identity === null && column.serial === null ? inherited.serverDefault : null),
    generated: column.generated ?? inherited.generated,
  };
}

function notNullOfChild(column: Column, inherited: Column): Pick<Column, 'notNull'> {
  const notNull = column.nullable ? inherited.notNull : column.notNull;
  if (notNull === undefined) {
    return {};
  }
  return { notNull: inherited.nullable ? notNull : { ...notNull, inherited: true } };
}

/** Each partition looks its parent up in the same list. */
const indexes = new WeakMap<readonly Table[], ReadonlyMap<string, Table>>();

/** The tables with these names, in the order of the names. A name without a table is skipped. */
export function tablesByName(tables: readonly Table[], names: readonly QualifiedName[]): readonly Table[] {
  if (names.length === 0) {
    return [];
  }
  const byName = indexes.get(tables) ?? new Map(tables.map((table) => [nameKey(table), table]));
  indexes.set(tables, byName);
  return names.flatMap((name) => byName.get(nameKey(name)) ?? []);
}

/**
 * Finds whom a table has columns from, near or far.
 *
 * @param parents the parents that count
 */
export function ancestorFinder(
  tables: readonly Table[],
  parents: (table: Table) => readonly QualifiedName[] = parentsOf,
): (table: Table) => readonly Table[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const ancestorsOf = (table: Table): readonly Table[] =>
    parents(table)
      .flatMap((name) => byName.get(nameKey(name)) ?? [])
      .flatMap((parent) => [parent, ...ancestorsOf(parent)]);
  return ancestorsOf;
}
