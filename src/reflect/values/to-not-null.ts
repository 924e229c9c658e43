import type { QualifiedName } from '../../schema/names.js';
import { type NotNull, usualNotNullName } from '../../schema/not-null.js';
import { hasFeature } from '../../schema/server-features.js';
import type { Catalog } from '../catalog/catalog.js';
import type { ColumnRow } from '../catalog/columns.js';
import type { NotNullRow } from '../catalog/not-nulls.js';
import { columnRowKey } from './column-sequences.js';

export type FindNotNull = (column: ColumnRow, table: QualifiedName) => NotNull | undefined;

/** What makes each column NOT NULL, if PostgreSQL knows. */
export function notNullFinder({ serverVersion, notNulls, comments }: Catalog): FindNotNull {
  const rows = new Map(notNulls.map((row) => [columnRowKey({ table: row.table, position: row.column }), row]));
  const texts = new Map(
    comments.flatMap(({ catalog, object, text }) => (catalog === 'pg_constraint' ? [[object, text] as const] : [])),
  );
  return (column, table) => {
    if (!hasFeature(serverVersion, 'notNullConstraints') || !column.notNull) {
      return undefined;
    }
    const row = rows.get(columnRowKey(column));
    return row === undefined ? { name: usualNotNullName(table, column.name) } : toNotNull(row, texts.get(row.oid));
  };
}

function toNotNull(row: NotNullRow, comment: string | undefined): NotNull {
  return {
    name: row.name,
    ...(row.noInherit && { noInherit: true }),
    ...(!row.validated && { notValid: true }),
    ...(comment !== undefined && { comment }),
    ...(row.inherited && { inherited: true }),
    ...(row.inherited && row.local && { local: true }),
  };
}
