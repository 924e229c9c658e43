import type { AlterColumn } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import { bareName, type QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { compareColumnOptions } from '../columns/compare-column-options.js';
import { type ColumnPair, type ColumnVerdict, compareColumns } from '../columns/compare-columns.js';

import type { RebuiltTypes } from './rebuilt-types.js';

/** The change of a column that both sides have, if its type is rebuilt. Otherwise null. */
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

/** The column of a parent, whose change PostgreSQL carries over to the children. */
export type ParentColumn = Pick<ColumnPair, 'declared' | 'reflected' | 'before'>;

/**
 * PostgreSQL alters the column of a child only with that of the parent. The other differences belong to the child
 * itself.
 */
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
 * The child's own default prevents the change, unless the parent's default is dropped. That drops the child's default
 * too, and later the parent's default is set for the child as well.
 */
export function ownDefault({ table, declared, before }: ColumnPair, parent: ParentColumn): readonly AlterColumn[] {
  const column = declared.name;
  const [is, parents] = [declared.serverDefault, parent.declared.serverDefault];
  const [was, parentsWas] = [defaultIn(before, column), defaultIn(parent.before, column)];
  const alter = (from: string | null, to: string | null): AlterColumn => ({
    kind: 'alterColumn',
    table,
    column,
    serverDefault: { from, to },
  });
  return [
    ...(was !== null && parentsWas === null ? [alter(was, null)] : []),
    ...(is === parents ? [] : [alter(parents, is)]),
  ];
}

function defaultIn({ columns }: Table, name: string): string | null {
  return columns.find((column) => column.name === name)?.serverDefault ?? null;
}

/**
 * A new type resets storage and compression, and setting the storage of a parent's column also changes the children.
 */
function withStorageOf(parent: Column, child: Column): Column {
  const { storage: _, compression: __, ...kept } = child.options ?? {};
  const storage = parent.options?.storage;
  return { ...child, options: { ...kept, ...(storage && { storage }) } };
}

/** The changes of the column other than its type, default and options. */
function otherChanges(pair: ColumnPair): readonly Operation[] {
  const { type, collation, serverDefault, options: wanted } = pair.declared;
  const { options: _, ...found } = pair.reflected;
  const reflected = { ...found, type, collation, serverDefault, ...(wanted && { options: wanted }) };
  const rest = compareColumns({ ...pair, isDefaultRebuilt: false, reflected });
  return rest === 'rebuild' ? [] : rest.operations;
}

/**
 * The columns of a table that is not compared. They get another type, and then their own type again.
 * @param parents of the table, whose changes include its columns
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
      leave(bareName(table), column, types),
      arrive({ table: bareName(table), found: column, wanted: column, serverVersion }, types),
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
