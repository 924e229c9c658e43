import type { QualifiedName } from '../schema/names.js';
import { typeText } from './names/default-schema.js';
import { quoteLiteral } from './quote.js';

/**
 * PostgreSQL leaves the functions that make the values of a range or multirange type under the old name, in the old
 * schema. They belong to the first superuser, so other roles leave them there too.
 */
export function renameConstructors(type: QualifiedName): string {
  return alterConstructors(
    type,
    `'ALTER FUNCTION %s RENAME TO %I', p.oid::pg_catalog.regprocedure, t.typname`,
    'p.proname OPERATOR(pg_catalog.<>) t.typname',
  );
}

export function moveConstructors(type: QualifiedName): string {
  return alterConstructors(
    type,
    `'ALTER FUNCTION %s SET SCHEMA %s', p.oid::pg_catalog.regprocedure, t.typnamespace::pg_catalog.regnamespace`,
    'p.pronamespace OPERATOR(pg_catalog.<>) t.typnamespace',
  );
}

function alterConstructors(type: QualifiedName, statement: string, condition: string): string {
  return `DO ${quoteLiteral(`DECLARE
  statement pg_catalog.text;
BEGIN
  FOR statement IN
    SELECT pg_catalog.format(${statement})
      FROM pg_catalog.pg_type AS t
      JOIN pg_catalog.pg_depend AS d ON d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass
       AND d.refobjid OPERATOR(pg_catalog.=) t.oid AND d.deptype OPERATOR(pg_catalog.=) 'i'
       AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass
      JOIN pg_catalog.pg_proc AS p ON p.oid OPERATOR(pg_catalog.=) d.objid
     WHERE t.oid OPERATOR(pg_catalog.=) ${typeText(type)}::pg_catalog.regtype
       AND ${condition} AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
  LOOP
    EXECUTE statement;
  END LOOP;
END`)}`;
}
