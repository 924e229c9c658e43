import { relationText } from '../../ddl/names/default-schema.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Walk } from './walk.js';

/** How large a table is, with its partitions and children. */
export interface TableSize {
  /** As PostgreSQL estimates them; 0 if the table was never analyzed. */
  readonly rows: number;
  /** Of the largest file. */
  readonly pages: number;
  readonly allPages: number;
}

const USUAL_ROWS_OF_PAGE = 50;

/**
 * Walks through the files, for a table without a key. What others change meanwhile moves to other pages, so the walk has to
 * be repeated.
 */
export function pageWalk({ rows, pages, allPages }: TableSize): Walk {
  const rowsOfPage = rows === 0 ? USUAL_ROWS_OF_PAGE : Math.max(1, rows / Math.max(1, allPages));
  // A batch has the same pages of all partitions.
  const rowsAtOnce = rowsOfPage * Math.max(1, allPages / Math.max(1, pages));
  const first = (page: string | undefined) => `'(${Number(page)},0)'::pg_catalog.tid`;
  return {
    rows: rows === 0 ? null : rows,
    pinned: [],
    restored: [],
    findEnd: (after, size) => {
      const end = Number(after?.[0] ?? 0) + Math.max(1, Math.floor(size / rowsAtOnce));
      return `SELECT '["${end}"]' AS place WHERE ${end < pages}`;
    },
    condition: (after, end) =>
      [
        ...(after === null ? [] : [`ctid OPERATOR(pg_catalog.>=) ${first(after[0])}`]),
        ...(end === null ? [] : [`ctid OPERATOR(pg_catalog.<) ${first(end[0])}`]),
      ].join(' AND ') || 'true',
  };
}

export function tableSizeSql(table: QualifiedName): string {
  const pages = `pg_catalog.pg_relation_size(c.oid, 'main') OPERATOR(pg_catalog./)
    pg_catalog.current_setting('block_size')::pg_catalog.int8`;
  return `
    WITH RECURSIVE tree (oid) AS (
      SELECT pg_catalog.to_regclass(${relationText(table)})::pg_catalog.oid
      UNION
      SELECT h.inhrelid FROM pg_catalog.pg_inherits AS h JOIN tree ON h.inhparent OPERATOR(pg_catalog.=) tree.oid
    )
    SELECT coalesce(pg_catalog.sum(CASE WHEN c.reltuples OPERATOR(pg_catalog.>) 0 THEN c.reltuples END), 0)::pg_catalog.float8 AS rows,
           coalesce(pg_catalog.max(${pages}), 0)::pg_catalog.float8 AS pages,
           coalesce(pg_catalog.sum(${pages}), 0)::pg_catalog.float8 AS "allPages"
      FROM tree JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) tree.oid
     WHERE c.relkind OPERATOR(pg_catalog.=) 'r'`;
}
