import { catalogReader } from './catalog-reader.js';
import { notOfExtension } from './scope.js';

export interface EnumRow {
  readonly oid: string;
  readonly schema: string | null;
  readonly name: string;
  readonly values: readonly string[];
}

export const ENUMS = catalogReader({
  fields: {
    oid: 't.oid',
    schema: 's.name',
    name: 't.typname',
    values: 'ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder)',
  },
  from: `scope AS s
    JOIN pg_type AS t ON t.typnamespace = s.oid AND t.typtype = 'e'
   WHERE ${notOfExtension('t')}`,
  toRow: (row): EnumRow => ({
    oid: row.text('oid'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
    values: row.texts('values'),
  }),
});
