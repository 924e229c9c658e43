import type { AlterColumn } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { compareColumnOptions } from '../columns/compare-column-options.js';
import { type ColumnPair, type ColumnVerdict, compareColumns } from '../columns/compare-columns.js';
import { nameOf } from './compare-enums.js';
import type { RebuiltTypes } from './rebuilt-types.js';

/** What becomes of a column that both sides have, of a type that is built again; null where it is not of one. */
export function compareMoved(pair: ColumnPair, types: RebuiltTypes): ColumnVerdict | null {
  const { table, declared, reflected } = pair;
  if (!types.includes(declared.type) || !types.includes(reflected.type)) {
    return null;
  }
  if (declared.generated !== null || reflected.generated !== null) {
    return 'rebuild';
  }
  return {
    isRetyped: true,
    isMoved: true,
    operations: [
      leave(table, reflected, types),
      ...otherChanges(pair),
      arrive({ table, found: reflected, wanted: declared, serverVersion: pair.serverVersion }, types),
    ],
  };
}

/** The column of a parent, which takes those of its children along. */
type ParentColumn = Pick<ColumnPair, 'declared' | 'reflected'>;

/** PostgreSQL alters the column of a child with that of the parent only; what remains is what the child has of its own. */
export function compareMovedWithParent(pair: ColumnPair, parent: ParentColumn): ColumnVerdict {
  const { table, serverVersion, declared } = pair;
  const found = withStorageOf(parent.declared, pair.reflected);
  const options = compareColumnOptions(declared, found, { type: null, serverVersion });
  return {
    isRetyped: true,
    isMoved: true,
    operations: [
      ...ownDefault(pair, parent),
      ...otherChanges(pair),
      ...(Object.keys(options).length === 0
        ? []
        : [{ kind: 'alterColumn', table, column: declared.name, ...options } as const]),
    ],
  };
}

/**
 * A default of a child's own stands in the way unless the parent's is dropped, which drops it too, and the parent's is set
 * for the child as well.
 */
export function ownDefault({ table, declared, reflected }: ColumnPair, parent: ParentColumn): readonly AlterColumn[] {
  const column = declared.name;
  const [was, is, parents] = [reflected.serverDefault, declared.serverDefault, parent.declared.serverDefault];
  const alter = (from: string | null, to: string | null): AlterColumn => ({
    kind: 'alterColumn',
    table,
    column,
    serverDefault: { from, to },
  });
  return [
    ...(was !== null && parent.reflected.serverDefault === null ? [alter(was, null)] : []),
    ...(is === parents ? [] : [alter(parents, is)]),
  ];
}

/** A new type brings its own storage and compression, and a storage that is set then goes down to children. */
function withStorageOf(parent: Column, child: Column): Column {
  const { storage: _, compression: __, ...kept } = child.options ?? {};
  const storage = parent.options?.storage;
  return { ...child, options: { ...kept, ...(storage && { storage }) } };
}

/** What changes of the column besides its type, default and options. */
function otherChanges(pair: ColumnPair): readonly Operation[] {
  const { type, collation, serverDefault, options: wanted } = pair.declared;
  const { options: _, ...found } = pair.reflected;
  const reflected = { ...found, type, collation, serverDefault, ...(wanted && { options: wanted }) };
  const rest = compareColumns({ ...pair, isDefaultRebuilt: false, reflected });
  return rest === 'rebuild' ? [] : rest.operations;
}

/**
 * The columns of a table that is not compared: they leave, and come back as they were.
 *
 * @param parents of the table, which take their columns along
 */
export function movedColumns(
  table: Table,
  parents: readonly Table[],
  { types, serverVersion }: { readonly types: RebuiltTypes; readonly serverVersion: number },
): readonly AlterColumn[] {
  const inherited = new Set(parents.flatMap(({ columns }) => columns.map(({ name }) => name)));
  return table.columns
    .filter(({ name, type }) => types.includes(type) && !inherited.has(name))
    .flatMap((column) => [
      leave(nameOf(table), column, types),
      arrive({ table: nameOf(table), found: column, wanted: column, serverVersion }, types),
    ]);
}

function leave(table: QualifiedName, found: Column, types: RebuiltTypes): AlterColumn {
  const using = types.leaving(found);
  return {
    kind: 'alterColumn',
    table,
    column: found.name,
    type: { from: found.type, to: types.halfway(found.type), ...(using !== null && { using }) },
    ...(found.serverDefault !== null && { serverDefault: { from: found.serverDefault, to: null } }),
  };
}

interface Arrival {
  readonly serverVersion: number;
  readonly table: QualifiedName;
  readonly found: Column;
  readonly wanted: Column;
}

function arrive({ table, found, wanted, serverVersion }: Arrival, types: RebuiltTypes): AlterColumn {
  const using = types.arriving(found, wanted.type);
  const type = { from: types.halfway(found.type), to: wanted.type };
  return {
    kind: 'alterColumn',
    table,
    column: wanted.name,
    type: {
      ...type,
      ...(wanted.collation !== null && { collation: { from: null, to: wanted.collation } }),
      ...(using !== null && { using }),
    },
    ...(wanted.serverDefault !== null && { serverDefault: { from: null, to: wanted.serverDefault } }),
    ...compareColumnOptions(wanted, found, { type, serverVersion }),
  };
}
