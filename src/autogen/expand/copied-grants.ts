import { relationText } from '../../ddl/names/default-schema.js';
import { dollarQuoted, quoteLiteral } from '../../ddl/quote.js';
import type { QualifiedName } from '../../schema/names.js';

/*
 * Privileges differ between databases, so these statements copy them in the database where they run.
 */

const GRANTEE = "coalesce(pg_catalog.quote_ident(r.rolname), 'PUBLIC')";
const OPTION = "CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END";

/** Grants on a view what roles may do with the table, its owner included. */
export function grantsOnView({ from, to }: { readonly from: QualifiedName; readonly to: QualifiedName }): string {
  const table = `${relationText(to)}::pg_catalog.regclass`;
  return forEachLine(`
    SELECT pg_catalog.format('GRANT %s%s ON %s TO %s%s', g.privilege_type, p.part, ${relationText(from)},
             ${GRANTEE}, ${OPTION}) AS statement
      FROM (
        SELECT coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner)) AS acl, '' AS part
          FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) ${table}
        UNION ALL
        SELECT a.attacl, pg_catalog.format(' (%I)', a.attname)
          FROM pg_catalog.pg_attribute AS a
          JOIN pg_catalog.pg_attribute AS v ON v.attname OPERATOR(pg_catalog.=) a.attname
         WHERE a.attrelid OPERATOR(pg_catalog.=) ${table}
           AND v.attrelid OPERATOR(pg_catalog.=) ${relationText(from)}::pg_catalog.regclass
      ) AS p
     CROSS JOIN LATERAL pg_catalog.aclexplode(p.acl) AS g
      LEFT JOIN pg_catalog.pg_roles AS r ON r.oid OPERATOR(pg_catalog.=) g.grantee
     WHERE g.privilege_type OPERATOR(pg_catalog.=) ANY ('{SELECT,INSERT,UPDATE,DELETE}'::pg_catalog.text[])`);
}

/** Grants on a column what is granted on another one alone. */
export function grantsOnColumn(
  table: QualifiedName,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  return forEachLine(`
    SELECT pg_catalog.format('GRANT %s (%I) ON %s TO %s%s', g.privilege_type, ${quoteLiteral(to)}, ${relationText(table)},
             ${GRANTEE}, ${OPTION}) AS statement
      FROM pg_catalog.pg_attribute AS a
     CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) AS g
      LEFT JOIN pg_catalog.pg_roles AS r ON r.oid OPERATOR(pg_catalog.=) g.grantee
     WHERE a.attrelid OPERATOR(pg_catalog.=) ${relationText(table)}::pg_catalog.regclass
       AND a.attname OPERATOR(pg_catalog.=) ${quoteLiteral(from)}`);
}

function forEachLine(query: string): string {
  return `DO ${dollarQuoted(`
DECLARE
  line pg_catalog.record;
BEGIN
  FOR line IN${query}
  LOOP
    EXECUTE line.statement;
  END LOOP;
END
`)}`;
}
