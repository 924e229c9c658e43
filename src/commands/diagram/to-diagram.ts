import { parseBuiltinType } from '../../schema/builtin-types.js';
import type { Column } from '../../schema/column.js';
import type { ForeignKey } from '../../schema/constraints.js';
import { formatName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { ColumnType } from '../../schema/types.js';
import type { Diagram, DiagramColumn, DiagramReference, DiagramTable } from './diagram.js';

/** Which columns a diagram has: all, or those of keys. */
export type ShownColumns = 'all' | 'keys';

/** The tables as a diagram. References to tables that aren't among them are left out. */
export function toDiagram(tables: readonly Table[], shown: (table: Table) => ShownColumns): Diagram {
  const names = new Set(tables.map(formatName));
  return {
    tables: tables.map((table) => toDiagramTable(table, shown(table))),
    references: tables.flatMap((table) =>
      table.foreignKeys
        .filter(({ referredTable }) => names.has(formatName(referredTable)))
        .map((foreignKey) => toReference(table, foreignKey)),
    ),
  };
}

function toDiagramTable(table: Table, shown: ShownColumns): DiagramTable {
  const columns = table.columns.map((column) => toDiagramColumn(table, column));
  const visible = columns.filter(({ isPrimary, isForeign }) => shown === 'all' || isPrimary || isForeign);
  return {
    name: formatName(table),
    columns: visible,
    hidden: columns.length - visible.length,
    mark: 'same',
  };
}

function toDiagramColumn({ primaryKey, foreignKeys }: Table, column: Column): DiagramColumn {
  const { name, type, nullable } = column;
  return {
    name,
    type: shortType(type),
    isPrimary: primaryKey?.columns.includes(name) === true,
    isForeign: foreignKeys.some(({ columns }) => columns.includes(name)),
    isNullable: nullable,
    mark: 'same',
  };
}

/** `varchar(255)` for `character varying(255)`, as models write it. */
function shortType({ sql, array, userType }: ColumnType): string {
  const call = userType === null ? parseBuiltinType(sql) : null;
  const parameters = call === null || call.parameters.length === 0 ? '' : `(${call.parameters.join(',')})`;
  return `${call === null ? sql : `${call.builder}${parameters}`}${array ? '[]' : ''}`;
}

function toReference(table: Table, { columns, referredTable }: ForeignKey): DiagramReference {
  const keys = [...(table.primaryKey === null ? [] : [table.primaryKey]), ...table.uniques];
  return {
    from: formatName(table),
    to: formatName(referredTable),
    columns,
    isOptional: table.columns.some(({ name, nullable }) => nullable && columns.includes(name)),
    isUnique: keys.some((key) => key.columns.every((column) => columns.includes(column))),
    mark: 'same',
  };
}
