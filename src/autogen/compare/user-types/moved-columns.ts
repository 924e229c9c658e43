import type { AlterColumn } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { type ColumnPair, type ColumnVerdict, compareColumns } from '../compare-columns.js';
import { nameOf } from '../compare-enums.js';
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
  const { type, collation, serverDefault } = declared;
  const rest = compareColumns({
    ...pair,
    isDefaultRebuilt: false,
    reflected: { ...reflected, type, collation, serverDefault },
  });
  const others = rest === 'rebuild' ? [] : rest.operations;
  return {
    isRetyped: true,
    isMoved: true,
    operations: [
      leave(table, reflected, types),
      ...others,
      arrive({ table, found: reflected, wanted: declared }, types),
    ],
  };
}

/** The columns of a table that is not compared: they leave, and come back as they were. */
export function movedColumns(table: Table, types: RebuiltTypes): readonly AlterColumn[] {
  return table.columns
    .filter(({ type }) => types.includes(type))
    .flatMap((column) => [
      leave(nameOf(table), column, types),
      arrive({ table: nameOf(table), found: column, wanted: column }, types),
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
  readonly table: QualifiedName;
  readonly found: Column;
  readonly wanted: Column;
}

function arrive({ table, found, wanted }: Arrival, types: RebuiltTypes): AlterColumn {
  const using = types.arriving(found, wanted.type);
  return {
    kind: 'alterColumn',
    table,
    column: wanted.name,
    type: {
      from: types.halfway(found.type),
      to: wanted.type,
      ...(wanted.collation !== null && { collation: { from: null, to: wanted.collation } }),
      ...(using !== null && { using }),
    },
    ...(wanted.serverDefault !== null && { serverDefault: { from: null, to: wanted.serverDefault } }),
  };
}
