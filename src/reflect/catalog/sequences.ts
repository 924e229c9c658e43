import { relkind } from '../../schema/relation-kinds.js';
import type { SequenceType } from '../../schema/sequence.js';
import { firstVersionWith } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';
import { notOfExtension } from './scope.js';

export interface SequenceRow {
  readonly oid: string;
  readonly schema: string | null;
  readonly name: string;
  /** As a constant of type regclass is printed. */
  readonly regclass: string;
  readonly type: SequenceType;
  readonly start: string;
  readonly increment: string;
  readonly minValue: string;
  readonly maxValue: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly unlogged: boolean;
  /** It is as durable as the table of its owner, which PostgreSQL sees to since 15. */
  readonly isLoggedAlike: boolean;
  readonly owner: { readonly table: string; readonly position: number } | null;
  /** The sequence belongs to an identity column. */
  readonly internal: boolean;
}

export const SEQUENCES = catalogReader({
  fields: {
    oid: 'c.oid',
    schema: 's.name',
    name: 'c.relname',
    regclass: 'c.oid::regclass',
    type: 'format_type(q.seqtypid, NULL)',
    start: 'q.seqstart::text',
    increment: 'q.seqincrement::text',
    minValue: 'q.seqmin::text',
    maxValue: 'q.seqmax::text',
    cache: 'q.seqcache::text',
    cycle: 'q.seqcycle',
    unlogged: "c.relpersistence = 'u'",
    isLoggedAlike: `current_setting('server_version_num')::int < ${firstVersionWith('unloggedSequences')}0000
      OR c.relpersistence = coalesce((SELECT o.relpersistence FROM pg_class AS o WHERE o.oid = d.refobjid), c.relpersistence)`,
    ownerTable: 'd.refobjid',
    ownerPosition: 'coalesce(d.refobjsubid, 0)',
    internal: "coalesce(d.deptype = 'i', false)",
  },
  from: `scope AS s
    JOIN pg_class AS c ON c.relnamespace = s.oid AND c.relkind = ${relkind('sequence')}
    JOIN pg_sequence AS q ON q.seqrelid = c.oid
    LEFT JOIN pg_depend AS d ON d.classid = c.tableoid AND d.objid = c.oid AND d.refclassid = c.tableoid
      AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
   WHERE ${notOfExtension('c')}`,
  toRow: (row): SequenceRow => {
    const ownerTable = row.textOrNull('ownerTable');
    return {
      oid: row.text('oid'),
      schema: row.textOrNull('schema'),
      name: row.text('name'),
      regclass: row.text('regclass'),
      type: toType(row.text('type')),
      start: row.text('start'),
      increment: row.text('increment'),
      minValue: row.text('minValue'),
      maxValue: row.text('maxValue'),
      cache: row.text('cache'),
      cycle: row.flag('cycle'),
      unlogged: row.flag('unlogged'),
      isLoggedAlike: row.flag('isLoggedAlike'),
      owner: ownerTable === null ? null : { table: ownerTable, position: row.integer('ownerPosition') },
      internal: row.flag('internal'),
    };
  },
});

function toType(type: string): SequenceType {
  return type === 'smallint' || type === 'integer' ? type : 'bigint';
}
