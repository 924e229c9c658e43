import { relkind } from '../../schema/relation-kinds.js';
import { catalogReader } from './catalog-reader.js';
import { notOfExtension } from './scope.js';

export interface CompositeTypeRow {
  /** In pg_type. */
  readonly oid: string;
  /** In pg_class, where its attributes belong to. */
  readonly relation: string;
  readonly schema: string | null;
  readonly name: string;
}

/** A table has a type as well, which is none of these. */
const COMPOSITES = `scope AS s JOIN pg_class AS c ON c.relnamespace = s.oid AND c.relkind = ${relkind('compositeType')}`;

export const COMPOSITE_TYPES = catalogReader({
  fields: { oid: 'c.reltype', relation: 'c.oid', schema: 's.name', name: 'c.relname' },
  from: `${COMPOSITES} JOIN pg_type AS t ON t.oid = c.reltype WHERE ${notOfExtension('t')}`,
  toRow: (row): CompositeTypeRow => ({
    oid: row.text('oid'),
    relation: row.text('relation'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
  }),
});

export interface AttributeRow {
  readonly relation: string;
  readonly position: number;
  readonly name: string;
  readonly type: string;
  readonly modifier: number;
  /** 0 if it is the type's own. */
  readonly collation: string;
}

export const ATTRIBUTES = catalogReader({
  fields: {
    relation: 'a.attrelid',
    position: 'a.attnum',
    name: 'a.attname',
    type: 'a.atttypid',
    modifier: 'a.atttypmod',
    collation: 'CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation ELSE 0 END',
  },
  from: `${COMPOSITES}
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type AS t ON t.oid = a.atttypid`,
  toRow: (row): AttributeRow => ({
    relation: row.text('relation'),
    position: row.integer('position'),
    name: row.text('name'),
    type: row.text('type'),
    modifier: row.integer('modifier'),
    collation: row.text('collation'),
  }),
});
