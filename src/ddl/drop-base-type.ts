import type { QualifiedName } from '../schema/names.js';
import { isSystemName } from '../schema/system-names/system-names.js';
import { quoteLiteral, quoteName } from './quote.js';

/**
 * A base type and the functions that it is made of need each other, so that only CASCADE takes them away; whatever else
 * uses the type must be dropped before.
 */
export function dropBaseType(type: QualifiedName): string {
  const [name, drop] = [quoteName(type), dropStatement(type)];
  return `DO ${quoteLiteral(`DECLARE
  users pg_catalog.text;
BEGIN
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO users
    FROM pg_catalog.pg_type AS t
    JOIN pg_catalog.pg_depend AS d ON d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass
     AND (d.refobjid OPERATOR(pg_catalog.=) t.oid
          OR d.refobjid OPERATOR(pg_catalog.=) t.typarray AND t.typarray OPERATOR(pg_catalog.<>) 0)
   WHERE t.typname OPERATOR(pg_catalog.=) ${quoteLiteral(type.name)} AND ${place(type)}
     AND d.deptype OPERATOR(pg_catalog.=) 'n'
     AND NOT (d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass
              AND d.objid OPERATOR(pg_catalog.=) ANY (ARRAY[t.typinput, t.typoutput, t.typreceive, t.typsend,
                t.typmodin, t.typmodout, t.typanalyze, t.typsubscript]::pg_catalog.oid[]));
  IF users IS NOT NULL THEN
    RAISE EXCEPTION 'cannot drop type % because other objects depend on it', ${quoteLiteral(name)}
      USING DETAIL = users, ERRCODE = 'dependent_objects_still_exist';
  END IF;
  ${drop};
END`)}`;
}

// The default schema is first in the path, behind pg_catalog.
function dropStatement(type: QualifiedName): string {
  return type.schema === null && isSystemName('type', type.name)
    ? `EXECUTE pg_catalog.format('DROP TYPE %I.%I CASCADE', pg_catalog.current_schema(), ${quoteLiteral(type.name)})`
    : `DROP TYPE ${quoteName(type)} CASCADE`;
}

// PostgreSQL 14 finds no shell by to_regtype().
function place(type: QualifiedName): string {
  if (type.schema === null && !isSystemName('type', type.name)) return 'pg_catalog.pg_type_is_visible(t.oid)';
  const schema = type.schema === null ? 'pg_catalog.current_schema()' : quoteLiteral(type.schema);
  return `t.typnamespace OPERATOR(pg_catalog.=)
         (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname OPERATOR(pg_catalog.=) ${schema})`;
}
