import type { QualifiedName } from '../schema/names.js';
import { quoteLiteral, quoteName } from './quote.js';

/**
 * A base type and the functions that it is made of need each other, so that only CASCADE takes them away; whatever else
 * uses the type has to be gone before.
 */
export function dropBaseType(type: QualifiedName): string {
  const name = quoteName(type);
  return `DO ${quoteLiteral(`DECLARE
  users text;
BEGIN
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO users
    FROM pg_type AS t
    JOIN pg_depend AS d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, nullif(t.typarray, 0))
   WHERE t.typname = ${quoteLiteral(type.name)} AND ${place(type.schema)} AND d.deptype = 'n'
     AND NOT (d.classid = 'pg_proc'::regclass AND d.objid IN (t.typinput, t.typoutput, t.typreceive, t.typsend,
       t.typmodin, t.typmodout, t.typanalyze, t.typsubscript));
  IF users IS NOT NULL THEN
    RAISE EXCEPTION 'cannot drop type % because other objects depend on it', ${quoteLiteral(name)}
      USING DETAIL = users, ERRCODE = 'dependent_objects_still_exist';
  END IF;
  DROP TYPE ${name} CASCADE;
END`)}`;
}

// PostgreSQL 14 finds no shell by to_regtype().
function place(schema: string | null): string {
  return schema === null
    ? 'pg_type_is_visible(t.oid)'
    : `t.typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ${quoteLiteral(schema)})`;
}
