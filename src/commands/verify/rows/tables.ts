import { relkind, relkindArray } from '../../../schema/relation-kinds.js';
import { ownTablesOf, versionTableOf } from '../../environment/open-database.js';
import type { ScratchHistory } from '../scratch-history.js';

/** A table of the user's, as far as its rows are concerned. */
export interface Table {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly isPartitioned: boolean;
  readonly columns: readonly TableColumn[];
  readonly checks: readonly TableCheck[];
  readonly references: readonly TableReference[];
  /** The bounds of its partitions as PostgreSQL prints them. */
  readonly bounds: readonly string[];
}

export interface TableColumn {
  readonly number: number;
  readonly name: string;
  /** As format_type() prints it. */
  readonly type: string;
  readonly isNotNull: boolean;
  /** Whether PostgreSQL fills it in: a default, an identity, a generated column. */
  readonly isFilledIn: boolean;
  /** The type under a domain; null if the type isn't a domain. */
  readonly baseType: string | null;
  /** The values of an enum. */
  readonly labels: readonly string[];
  /** The definitions of the checks of a domain. */
  readonly domainChecks: readonly string[];
}

export interface TableCheck {
  readonly name: string;
  /** The numbers of its columns. */
  readonly columns: readonly number[];
  readonly definition: string;
}

export interface TableReference {
  readonly columns: readonly number[];
  readonly referredTable: string;
  readonly referredColumns: readonly number[];
}

/** All tables except those of Limbeck. Partitions count as their parents, and tables of extensions belong to these. */
export async function readTables({ connection, place }: ScratchHistory): Promise<readonly Table[]> {
  const { schema } = versionTableOf(place.settings);
  const names = ownTablesOf(place.settings).map(({ name }) => name);
  const { rows } = await connection.query<Table>(TABLES, [names, schema]);
  return rows;
}

const TABLES = `
  SELECT c.oid::pg_catalog.text AS oid, n.nspname::pg_catalog.text AS schema, c.relname::pg_catalog.text AS name,
         c.relkind OPERATOR(pg_catalog.=) ${relkind('partitionedTable')} AS "isPartitioned",
         (SELECT COALESCE(pg_catalog.json_agg(pg_catalog.json_build_object(
                   'number', a.attnum, 'name', a.attname, 'isNotNull', a.attnotnull,
                   'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
                   'isFilledIn', a.atthasdef OR a.attidentity OPERATOR(pg_catalog.<>) ''
                                 OR t.typdefault IS NOT NULL,
                   'baseType', CASE WHEN t.typbasetype OPERATOR(pg_catalog.<>) 0
                                    THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END,
                   'labels', (SELECT COALESCE(pg_catalog.json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]')
                                FROM pg_catalog.pg_enum AS e WHERE e.enumtypid OPERATOR(pg_catalog.=) t.oid),
                   'domainChecks', (SELECT COALESCE(pg_catalog.json_agg(pg_catalog.pg_get_constraintdef(k.oid)), '[]')
                                      FROM pg_catalog.pg_constraint AS k
                                     WHERE k.contypid OPERATOR(pg_catalog.=) t.oid)) ORDER BY a.attnum), '[]')
            FROM pg_catalog.pg_attribute AS a
            JOIN pg_catalog.pg_type AS t ON t.oid OPERATOR(pg_catalog.=) a.atttypid
           WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
         ) AS columns,
         (SELECT COALESCE(pg_catalog.json_agg(pg_catalog.json_build_object(
                   'name', k.conname, 'columns', COALESCE(k.conkey, '{}'),
                   'definition', pg_catalog.pg_get_constraintdef(k.oid)) ORDER BY k.oid), '[]')
            FROM pg_catalog.pg_constraint AS k
           WHERE k.conrelid OPERATOR(pg_catalog.=) c.oid AND k.contype OPERATOR(pg_catalog.=) 'c') AS checks,
         (SELECT COALESCE(pg_catalog.json_agg(pg_catalog.json_build_object(
                   'columns', k.conkey, 'referredTable', k.confrelid::pg_catalog.text,
                   'referredColumns', k.confkey) ORDER BY k.oid), '[]')
            FROM pg_catalog.pg_constraint AS k
           WHERE k.conrelid OPERATOR(pg_catalog.=) c.oid AND k.contype OPERATOR(pg_catalog.=) 'f') AS "references",
         (SELECT COALESCE(pg_catalog.json_agg(pg_catalog.pg_get_expr(p.relpartbound, p.oid) ORDER BY p.oid), '[]')
            FROM pg_catalog.pg_inherits AS i
            JOIN pg_catalog.pg_class AS p ON p.oid OPERATOR(pg_catalog.=) i.inhrelid
           WHERE i.inhparent OPERATOR(pg_catalog.=) c.oid AND p.relispartition) AS bounds
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
   WHERE c.relkind OPERATOR(pg_catalog.=) ANY (${relkindArray('table', 'partitionedTable')}) AND NOT c.relispartition
     AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'
     AND NOT (c.relname OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.name[])
              AND n.nspname OPERATOR(pg_catalog.=) COALESCE($2::pg_catalog.name, pg_catalog.current_schema()))
     AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                        AND d.objid OPERATOR(pg_catalog.=) c.oid AND d.deptype OPERATOR(pg_catalog.=) 'e')
   ORDER BY c.oid`;
