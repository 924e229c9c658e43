import type { PutPrivilegesBack, SetPrivilegesAside } from '../operations/row-operations.js';
import { asideName } from './aside-name.js';
import { quoteIdentifier, quoteLiteral, quoteName } from './quote.js';

const GRANTEE = "coalesce(quote_ident(r.rolname), 'PUBLIC')";

/** Keeps the statements that give them, each with the relation and the column that it is about. */
export function compileSetPrivilegesAside({ table }: SetPrivilegesAside): readonly string[] {
  const relation = `${quoteLiteral(quoteName(table))}::regclass`;
  return [
    `CREATE TEMPORARY TABLE ${quoteIdentifier(asideName('privileges', table))} AS
WITH parts AS (
  SELECT c.oid, 'TABLE' AS words, NULL::name AS "column", c.relowner AS owner, c.relacl AS acl
    FROM pg_class AS c WHERE c.oid = ${relation}
  UNION ALL
  SELECT a.attrelid, 'TABLE', a.attname, 0, a.attacl
    FROM pg_attribute AS a WHERE a.attrelid = ${relation} AND NOT a.attisdropped
  UNION ALL
  SELECT s.oid, 'SEQUENCE', NULL, s.relowner, s.relacl
    FROM pg_depend AS d JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
   WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ${relation}
     AND d.deptype IN ('a', 'i'))
SELECT p.oid::regclass::text AS relation, p."column", 0 AS place,
       format('ALTER TABLE %s OWNER TO %I', p.oid::regclass, pg_get_userbyid(p.owner)) AS statement
  FROM parts AS p WHERE p.oid = ${relation} AND p."column" IS NULL AND pg_get_userbyid(p.owner) <> current_user
UNION ALL
SELECT p.oid::regclass::text, NULL, 1, format('REVOKE ALL ON %s %s FROM %I', p.words, p.oid::regclass, pg_get_userbyid(p.owner))
  FROM parts AS p WHERE p.acl IS NOT NULL AND p."column" IS NULL
UNION ALL
SELECT p.oid::regclass::text, p."column", 1 + g.place,
       format('GRANT %s%s ON %s %s TO %s%s', g.privilege, ' (' || quote_ident(p."column") || ')', p.words, p.oid::regclass,
         ${GRANTEE}, CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END)
  FROM parts AS p
 CROSS JOIN LATERAL aclexplode(p.acl) WITH ORDINALITY AS g(grantor, grantee, privilege, is_grantable, place)
  LEFT JOIN pg_roles AS r ON r.oid = g.grantee`,
  ];
}

/** What default privileges gave to a new table goes first. */
export function compilePutPrivilegesBack({ table }: PutPrivilegesBack): readonly string[] {
  const name = quoteLiteral(quoteName(table));
  const aside = quoteName({ schema: 'pg_temp', name: asideName('privileges', table) });
  return [
    `DO $$
DECLARE
  line record;
BEGIN
  FOR line IN SELECT DISTINCT ${GRANTEE} AS grantee
      FROM pg_class AS c CROSS JOIN LATERAL aclexplode(c.relacl) AS g LEFT JOIN pg_roles AS r ON r.oid = g.grantee
     WHERE c.oid = ${name}::regclass AND g.grantee <> c.relowner LOOP
    EXECUTE format('REVOKE ALL ON TABLE %s FROM %s', ${name}, line.grantee);
  END LOOP;
  FOR line IN SELECT p.statement
      FROM ${aside} AS p
      LEFT JOIN pg_attribute AS a
        ON a.attrelid = to_regclass(p.relation) AND a.attname = p."column" AND NOT a.attisdropped
     WHERE to_regclass(p.relation) IS NOT NULL AND (p."column" IS NULL OR a.attname IS NOT NULL)
     ORDER BY p.place LOOP
    EXECUTE line.statement;
  END LOOP;
END $$`,
    `DROP TABLE ${aside}`,
  ];
}
