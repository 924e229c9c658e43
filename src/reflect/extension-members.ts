import type { Queryable } from '../util/queryable.js';

/**
 * An object that belongs to an extension: it is created and dropped with the extension, and is neither read nor
 * compared.
 */
export interface ExtensionMember {
  /** In PostgreSQL's own words: `table`, `function`. */
  readonly kind: string;
  /** As pg_identify_object() names it: `public.spatial_ref_sys`. */
  readonly name: string;
  readonly extension: string;
}

/** All members of the extensions of a database. PostGIS has thousands, so this is read only if somebody asks for a name. */
export async function readExtensionMembers(db: Queryable): Promise<readonly ExtensionMember[]> {
  const { rows } = await db.query<ExtensionMember>(
    `SELECT i.type AS kind, i.identity AS name, e.extname::pg_catalog.text AS extension
       FROM pg_catalog.pg_depend AS d
       JOIN pg_catalog.pg_extension AS e ON d.refobjid OPERATOR(pg_catalog.=) e.oid
      CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) AS i
      WHERE d.deptype OPERATOR(pg_catalog.=) 'e'
        AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass
      ORDER BY 1, 2`,
  );
  return rows;
}
