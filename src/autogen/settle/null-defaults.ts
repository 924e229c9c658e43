import type { Table } from '../../schema/table.js';

/**
 * A column whose default is still the word NULL has no default. PostgreSQL keeps such a default only if it has to convert
 * the value, as for `varchar(40)`: then the database has one that is printed like it.
 */
export function withoutNullDefaults(table: Table): Table {
  if (!table.columns.some(({ serverDefault }) => isNull(serverDefault))) return table;
  const columns = table.columns.map((column) =>
    isNull(column.serverDefault) ? { ...column, serverDefault: null } : column,
  );
  return { ...table, columns };
}

function isNull(serverDefault: string | null): boolean {
  return serverDefault !== null && /^\s*null\s*$/i.test(serverDefault);
}
