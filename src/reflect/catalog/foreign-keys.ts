import { hasFeature } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';

export interface ForeignKeyRow {
  readonly oid: string;
  readonly table: string;
  readonly name: string;
  readonly columns: readonly number[];
  readonly referredTable: string;
  readonly referredColumns: readonly number[];
  readonly onDelete: string;
  readonly onDeleteColumns: readonly number[];
  readonly onUpdate: string;
  readonly match: string;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly validated: boolean;
  readonly enforced: boolean;
  /** It is a part of a foreign key of the partitioned table. */
  readonly inherited: boolean;
  /** The last column is a period (PostgreSQL 18). */
  readonly temporal: boolean;
}

/** @param version as server_version_num says it */
export function foreignKeysReader(version: number) {
  return catalogReader({
    fields: {
      oid: 'k.oid',
      table: 'k.conrelid',
      name: 'k.conname',
      columns: 'k.conkey',
      referredTable: 'k.confrelid',
      referredColumns: 'k.confkey',
      onDelete: 'k.confdeltype',
      onDeleteColumns: hasFeature(version, 'onDeleteColumns') ? "coalesce(k.confdelsetcols, '{}')" : "'{}'::int2[]",
      onUpdate: 'k.confupdtype',
      match: 'k.confmatchtype',
      deferrable: 'k.condeferrable',
      initiallyDeferred: 'k.condeferred',
      validated: 'k.convalidated',
      enforced: hasFeature(version, 'notEnforced') ? 'k.conenforced' : 'true',
      inherited: 'k.conparentid <> 0',
      temporal: hasFeature(version, 'temporalKeys') ? 'k.conperiod' : 'false',
    },
    // A foreign key to a partitioned table has a copy for each partition, which belongs to PostgreSQL. The planner
    // would join all constraints with all if the subquery stood alone.
    from: `tables AS r
      JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype = 'f'
     WHERE k.conparentid = 0
        OR NOT EXISTS (SELECT FROM pg_constraint AS p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)`,
    toRow: (row): ForeignKeyRow => ({
      oid: row.text('oid'),
      table: row.text('table'),
      name: row.text('name'),
      columns: row.integers('columns'),
      referredTable: row.text('referredTable'),
      referredColumns: row.integers('referredColumns'),
      onDelete: row.text('onDelete'),
      onDeleteColumns: row.integers('onDeleteColumns'),
      onUpdate: row.text('onUpdate'),
      match: row.text('match'),
      deferrable: row.flag('deferrable'),
      initiallyDeferred: row.flag('initiallyDeferred'),
      validated: row.flag('validated'),
      enforced: row.flag('enforced'),
      inherited: row.flag('inherited'),
      temporal: row.flag('temporal'),
    }),
  });
}
