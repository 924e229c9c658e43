import { catalogReader } from './catalog-reader.js';

export interface CommentRow {
  /** The catalog that contains the object: `pg_class`. */
  readonly catalog: string;
  readonly object: string;
  /** The position of a column, or 0. */
  readonly column: number;
  readonly text: string;
}

/** The comments on what values hold, and on more. */
export const COMMENTS = catalogReader({
  fields: { catalog: 'd.classoid::regclass', object: 'd.objoid', column: 'd.objsubid', text: 'd.description' },
  from: `pg_description AS d
   WHERE d.objoid >= 16384
     AND d.classoid IN ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_type'::regclass, 'pg_collation'::regclass, 'pg_statistic_ext'::regclass)`,
  toRow: (row): CommentRow => ({
    catalog: row.text('catalog'),
    object: row.text('object'),
    column: row.integer('column'),
    text: row.text('text'),
  }),
});
