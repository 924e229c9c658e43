/** The catalogs of objects that are in no schema, and may use objects of one. PostgreSQL 14 lacks the last one. */
const CATALOGS = [
  ...['pg_extension', 'pg_language', 'pg_am', 'pg_cast', 'pg_transform', 'pg_foreign_data_wrapper', 'pg_event_trigger'],
  ...['pg_publication_rel', 'pg_publication_namespace'],
];

/**
 * A query for the objects that are in no schema and use something of a schema, such as publications of its tables: the columns are
 * `schema` and `objects`. They are listed by their OIDs, because they are different objects for each schema. PostgreSQL itself creates
 * the cast of a range to its multirange.
 *
 * @param isWanted SQL, whether a schema is wanted
 */
export function objectsOutside(isWanted: (schema: string) => string): string {
  const catalogs = CATALOGS.map((name) => `to_regclass('pg_catalog.${name}')`).join(', ');
  return `SELECT u.schema, string_agg(u.object, ' ' ORDER BY u.object COLLATE "C") AS objects
            FROM (SELECT DISTINCT concat(d.classid, ':', d.objid) AS object,
                         coalesce(c.relnamespace, t.typnamespace, p.pronamespace, n.oid) AS schema
                    FROM pg_depend AS d
                    LEFT JOIN pg_class AS c ON d.refclassid = 'pg_class'::regclass AND c.oid = d.refobjid
                    LEFT JOIN pg_type AS t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
                    LEFT JOIN pg_proc AS p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
                    LEFT JOIN pg_namespace AS n ON d.refclassid = 'pg_namespace'::regclass AND n.oid = d.refobjid
                   WHERE d.classid = ANY (ARRAY[${catalogs}]::oid[]) AND d.deptype <> 'i') AS u
           WHERE ${isWanted('u.schema')} GROUP BY 1`;
}
