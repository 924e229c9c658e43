import { relkind } from '../../schema/relation-kinds.js';
import type { ColumnType } from '../../schema/types.js';
import { type CatalogRow, catalogReader } from './catalog-reader.js';
import { schemaName } from './scope.js';

export interface TypeRow {
  readonly oid: string;
  readonly modifier: number;
  readonly value: ColumnType;
  /** The collation of a column of the type by default; 0 for none. */
  readonly collation: string;
  /** The base type of a domain; for other types, the type itself. */
  readonly base: string;
}

const FIRST_OID_OF_USERS = 16384;

/** The types of columns and of what types are made of, each with each modifier that occurs. */
export const TYPES = catalogReader({
  fields: {
    oid: 'u.atttypid',
    modifier: 'u.atttypmod',
    sql: 'format_type(u.atttypid, u.atttypmod)',
    collation: 't.typcollation',
    base: 'CASE WHEN t.typbasetype <> 0 THEN t.typbasetype ELSE t.oid END',
    userName: 'e.typname',
    userSchema: schemaName('n'),
  },
  from: `(SELECT a.atttypid, a.atttypmod
            FROM (SELECT oid FROM tables
                  UNION ALL
                  SELECT c.oid FROM scope AS s JOIN pg_class AS c ON c.relnamespace = s.oid AND c.relkind = ${relkind('compositeType')}) AS r
            JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
           UNION
          SELECT d.typbasetype, d.typtypmod
            FROM scope AS s JOIN pg_type AS d ON d.typnamespace = s.oid AND d.typtype = 'd'
           UNION
          SELECT x.rngsubtype, -1
            FROM scope AS s
            JOIN pg_type AS d ON d.typnamespace = s.oid AND d.typtype = 'r'
            JOIN pg_range AS x ON x.rngtypid = d.oid) AS u
    JOIN pg_type AS t ON t.oid = u.atttypid
    LEFT JOIN pg_type AS e ON e.oid >= ${FIRST_OID_OF_USERS}
      AND e.oid = CASE WHEN t.typelem <> 0 AND t.typsubscript = 'array_subscript_handler'::regproc THEN t.typelem ELSE t.oid END
    LEFT JOIN pg_namespace AS n ON n.oid = e.typnamespace`,
  toRow: (row): TypeRow => ({
    oid: row.text('oid'),
    modifier: row.integer('modifier'),
    value: toType(row),
    collation: row.text('collation'),
    base: row.text('base'),
  }),
});

function toType(row: CatalogRow<'sql' | 'userName' | 'userSchema'>): ColumnType {
  const sql = row.text('sql');
  const name = row.textOrNull('userName');
  const array = sql.endsWith('[]');
  return {
    sql: array ? sql.slice(0, -2) : sql,
    array,
    userType: name === null ? null : { schema: row.textOrNull('userSchema'), name },
  };
}
