import type { ForeignKey, ReferentialAction } from '../../schema/constraints.js';
import type { ForeignKeyRow } from '../catalog/foreign-keys.js';
import type { CatalogLookup } from './catalog-lookup.js';

// pg_constraint's letters for confdeltype and confupdtype.
const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

export function toForeignKey(row: ForeignKeyRow, lookup: CatalogLookup): ForeignKey {
  return {
    kind: 'foreignKey',
    name: row.name,
    columns: lookup.columnNames(row.table, row.columns),
    referredTable: lookup.tableName(row.referredTable),
    referredColumns: lookup.columnNames(row.referredTable, row.referredColumns),
    onDelete: ACTIONS[row.onDelete] ?? 'no action',
    onDeleteColumns: lookup.columnNames(row.table, row.onDeleteColumns),
    onUpdate: ACTIONS[row.onUpdate] ?? 'no action',
    match: row.match === 'f' ? 'full' : 'simple',
    deferrable: row.deferrable,
    initiallyDeferred: row.initiallyDeferred,
    notValid: !row.validated && row.enforced,
    ...(!row.enforced && { notEnforced: true }),
    ...(row.temporal && { period: true }),
    comment: lookup.comment('pg_constraint', row.oid),
    ...(row.inherited && { inherited: true }),
  };
}
