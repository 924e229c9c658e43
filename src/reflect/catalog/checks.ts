import { hasFeature } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';

export interface CheckRow {
  readonly oid: string;
  readonly table: string;
  readonly name: string;
  readonly expression: string;
  readonly noInherit: boolean;
  readonly validated: boolean;
  readonly enforced: boolean;
  /** Some parent has it, and the table itself was not said to have it. */
  readonly inherited: boolean;
}

/** @param version as server_version_num says it */
export function checksReader(version: number) {
  return catalogReader({
    fields: {
      oid: 'k.oid',
      table: 'k.conrelid',
      name: 'k.conname',
      expression: 'pg_get_expr(k.conbin, k.conrelid, true)',
      noInherit: 'k.connoinherit',
      inherited: 'NOT k.conislocal',
      validated: 'k.convalidated',
      enforced: hasFeature(version, 'notEnforced') ? 'k.conenforced' : 'true',
    },
    from: "tables AS r JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype = 'c'",
    toRow: (row): CheckRow => ({
      oid: row.text('oid'),
      table: row.text('table'),
      name: row.text('name'),
      expression: row.text('expression'),
      noInherit: row.flag('noInherit'),
      inherited: row.flag('inherited'),
      validated: row.flag('validated'),
      enforced: row.flag('enforced'),
    }),
  });
}
