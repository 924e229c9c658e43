import { catalogReader } from './catalog-reader.js';
import { schemaName } from './scope.js';

export interface OpclassRow {
  readonly oid: string;
  readonly schema: string | null;
  /** The name of its schema, whichever that is. */
  readonly home: string;
  readonly name: string;
  /** Its name finds it without its schema. */
  readonly visible: boolean;
  readonly method: string;
  readonly type: string;
  /** The default of its method for its type. */
  readonly isDefault: boolean;
}

/** All of them: some 180, unless extensions bring more. */
export const OPCLASSES = catalogReader({
  fields: {
    oid: 'o.oid',
    schema: schemaName('n'),
    home: 'n.nspname',
    name: 'o.opcname',
    visible: 'pg_opclass_is_visible(o.oid)',
    method: 'm.amname',
    type: 'o.opcintype',
    isDefault: 'o.opcdefault',
  },
  from: `pg_opclass AS o
    JOIN pg_am AS m ON m.oid = o.opcmethod
    JOIN pg_namespace AS n ON n.oid = o.opcnamespace`,
  toRow: (row): OpclassRow => ({
    oid: row.text('oid'),
    schema: row.textOrNull('schema'),
    home: row.text('home'),
    name: row.text('name'),
    visible: row.flag('visible'),
    method: row.text('method'),
    type: row.text('type'),
    isDefault: row.flag('isDefault'),
  }),
});
