import { joinTable, type ObjectSource, TABLE_NAME } from './object-source.js';

const COMMAND =
  "CASE x.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END";

// 0 stands for PUBLIC, and is then the only entry.
const ROLES = `(SELECT string_agg(quote_ident(o.rolname), ', ' ORDER BY o.rolname) FROM pg_roles AS o WHERE o.oid = ANY (x.polroles))`;

const CONDITIONS = `E'\\n  USING (' || pg_get_expr(x.polqual, x.polrelid) || ')',
    E'\\n  WITH CHECK (' || pg_get_expr(x.polwithcheck, x.polrelid) || ')'`;

export const POLICIES: ObjectSource<'policy'> = {
  kind: 'policy',
  catalog: 'pg_policy',
  ...joinTable('x.polrelid'),
  name: 'x.polname',
  definition: `concat('CREATE POLICY ', quote_ident(x.polname), ' ON ', ${TABLE_NAME},
    CASE WHEN NOT x.polpermissive THEN ' AS RESTRICTIVE' END, ' FOR ' || ${COMMAND}, ' TO ' || ${ROLES}, ${CONDITIONS})`,
  // ALTER POLICY takes no condition away.
  frame: `ARRAY[concat(x.polpermissive, x.polcmd)] || CASE WHEN x.polqual IS NULL THEN '{}' ELSE ARRAY['USING'] END
    || CASE WHEN x.polwithcheck IS NULL THEN '{}' ELSE ARRAY['WITH CHECK'] END`,
  alteration: `concat('ALTER POLICY ', quote_ident(x.polname), ' ON ', ${TABLE_NAME}, ' TO ', coalesce(${ROLES}, 'PUBLIC'),
    ${CONDITIONS})`,
};
