import { hasFeature } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';

export interface NotNullRow {
  readonly oid: string;
  readonly table: string;
  /** The position of the column. */
  readonly column: number;
  readonly name: string;
  readonly noInherit: boolean;
  readonly validated: boolean;
  /** Some parent has it. */
  readonly inherited: boolean;
  /** The table itself has it, perhaps as well as a parent. */
  readonly local: boolean;
}

// obj_description() runs a query for each constraint, which took a quarter of the time of all catalog queries.
const COMMENTED = "SELECT objoid FROM pg_description WHERE classoid = 'pg_constraint'::regclass";

/**
 * The NOT NULL constraints that differ from what the words NOT NULL create. Before PostgreSQL 18 none exist.
 *
 * @param version as server_version_num prints it
 */
export function notNullsReader(version: number) {
  return catalogReader({
    fields: {
      oid: 'k.oid',
      table: 'k.conrelid',
      column: 'k.conkey[1]',
      name: 'k.conname',
      noInherit: 'k.connoinherit',
      validated: 'k.convalidated',
      inherited: 'k.coninhcount > 0',
      local: 'k.conislocal',
    },
    from: `tables AS r
      JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype = 'n'
      JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE ${hasFeature(version, 'notNullConstraints')}
       AND (k.conname <> r.name || '_' || a.attname || '_not_null' OR k.connoinherit OR NOT k.convalidated
            OR k.coninhcount > 0 OR k.oid IN (${COMMENTED}))`,
    toRow: (row): NotNullRow => ({
      oid: row.text('oid'),
      table: row.text('table'),
      column: row.integer('column'),
      name: row.text('name'),
      noInherit: row.flag('noInherit'),
      validated: row.flag('validated'),
      inherited: row.flag('inherited'),
      local: row.flag('local'),
    }),
  });
}
