import { usingFor, usingForText } from '../../ddl/using.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { Column } from '../../schema/column.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { ColumnType } from '../../schema/types.js';

interface Tables {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
}

/**
 * Splits a change from one user's type to another: the column is `text` in between, so the old type can be dropped or
 * rebuilt before the new type exists. Returns the operation if that can't help.
 */
export function throughText(tables: Tables): (operation: AlterColumn) => readonly AlterColumn[] {
  return (operation) => {
    const { kind, table, column, type, serverDefault: _, ...others } = operation;
    const [was, is] = [tables.before, tables.after].map((side) => findColumn(side, operation));
    if (!type?.from?.userType || !type.to.userType || was === undefined || is === undefined) {
      return [operation];
    }
    const between: ColumnType = { sql: 'text', array: was.type.array, userType: null };
    const { using: __, usingBack: ___, from, to, ...collation } = type;
    const [leaving, arriving] = [usingFor(was, between), usingForText(was, to)];
    return [
      {
        ...{ kind, table, column, type: { from, to: between, ...(leaving !== null && { using: leaving }) } },
        ...(was.serverDefault !== null && { serverDefault: { from: was.serverDefault, to: null } }),
      },
      {
        ...{ kind, table, column },
        type: { from: between, to, ...collation, ...(arriving !== null && { using: arriving }) },
        ...(is.serverDefault !== null && { serverDefault: { from: null, to: is.serverDefault } }),
        ...others,
      },
    ];
  };
}

function findColumn(tables: readonly Table[], { table, column }: AlterColumn): Column | undefined {
  return tables
    .find((each) => nameKey(each) === nameKey(table))
    ?.columns.find(({ name, generated }) => name === column && generated === null);
}
