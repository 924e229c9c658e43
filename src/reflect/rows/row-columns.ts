import type { QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';

/** What PostgreSQL knows about a column whose values are compared. All of it is SQL. */
export interface RowColumn {
  readonly name: string;
  /** Quoted, with its schema. A domain is its base type, so that its checks don't refuse a declared value. */
  readonly type: string;
  readonly collation: string | null;
  /** The operator of the type's sort order: `OPERATOR(pg_catalog.=)`. Null if the type has none. */
  readonly equals: string | null;
}

interface FoundColumn extends RowColumn {
  readonly place: number;
}

/** The columns of the tables, in one query. */
export async function readRowColumns(
  db: Queryable,
  tables: readonly QualifiedName[],
): Promise<readonly ReadonlyMap<string, RowColumn>[]> {
  const names = JSON.stringify(tables.map(({ schema, name }) => [schema, name]));
  const { rows } = await db.query<FoundColumn>(COLUMNS, [names]);
  return tables.map(
    (_, at) => new Map(rows.flatMap((row) => (Number(row.place) === at + 1 ? [[row.name, row] as const] : []))),
  );
}

/** Runs under Limbeck's own search path. A value that is too long for its type isn't cut off, because types lose their length. */
const COLUMNS = `
SELECT q.place::int AS place, a.attname AS name,
       format_type(base.oid, CASE WHEN base.oid IN (1042, 1043, 1560, 1562) THEN -1 ELSE base.typmod END) AS type,
       CASE WHEN a.attcollation <> 0 THEN
         (SELECT quote_ident(n.nspname) || '.' || quote_ident(l.collname)
            FROM pg_collation AS l JOIN pg_namespace AS n ON n.oid = l.collnamespace
           WHERE l.oid = a.attcollation) END AS collation,
       CASE WHEN element.oid <> base.oid AND equality.sql IS NOT NULL THEN 'OPERATOR(pg_catalog.=)' ELSE equality.sql END AS equals
  FROM json_array_elements($1::json) WITH ORDINALITY AS q(name, place)
  JOIN pg_namespace AS s ON s.nspname = coalesce(q.name ->> 0, current_setting('limbeck.default_schema'))
  JOIN pg_class AS c ON c.relnamespace = s.oid AND c.relname = q.name ->> 1
  JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  CROSS JOIN LATERAL (
    WITH RECURSIVE under(oid, typmod) AS (
      SELECT a.atttypid, a.atttypmod
      UNION ALL
      SELECT y.typbasetype, y.typtypmod FROM under JOIN pg_type AS y ON y.oid = under.oid WHERE y.typtype = 'd'
    )
    SELECT under.oid, under.typmod, y.typcategory, y.typelem
      FROM under JOIN pg_type AS y ON y.oid = under.oid WHERE y.typtype <> 'd'
  ) AS base
  JOIN pg_type AS element
    ON element.oid = CASE WHEN base.typcategory = 'A' AND base.typelem <> 0 THEN base.typelem ELSE base.oid END
  LEFT JOIN LATERAL (
    SELECT concat('OPERATOR(', quote_ident(n.nspname), '.', o.oprname, ')') AS sql
      FROM pg_opclass AS k
      JOIN pg_amop AS m ON m.amopfamily = k.opcfamily AND m.amopstrategy = 3
                       AND m.amoplefttype = k.opcintype AND m.amoprighttype = k.opcintype
      JOIN pg_operator AS o ON o.oid = m.amopopr
      JOIN pg_namespace AS n ON n.oid = o.oprnamespace
     WHERE k.opcdefault AND k.opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')
       AND (k.opcintype = element.oid
            OR k.opcintype = CASE element.typtype WHEN 'e' THEN 'anyenum'::regtype WHEN 'r' THEN 'anyrange'::regtype
                                                  WHEN 'm' THEN 'anymultirange'::regtype END
            OR EXISTS (SELECT FROM pg_cast AS t WHERE t.castsource = element.oid AND t.casttarget = k.opcintype
                                                  AND t.castmethod = 'b' AND t.castcontext = 'i'))
     ORDER BY k.opcintype = element.oid DESC, k.oid LIMIT 1
  ) AS equality ON true
 ORDER BY q.place, a.attnum`;
