import type { PutPrivilegesBack, SetPrivilegesAside } from '../operations/row-operations.js';
import { relkind } from '../schema/relation-kinds.js';
import { relationText } from './names/default-schema.js';
import { dollarQuoted, quoteIdentifier, quoteName } from './quote.js';
import { setAsideName } from './set-aside-name.js';

const GRANTEE = "coalesce(pg_catalog.quote_ident(r.rolname), 'PUBLIC')";
const REGCLASS = 'pg_catalog.regclass';
const NAME = `p.oid::${REGCLASS}::pg_catalog.text`;
const OWNER = 'pg_catalog.pg_get_userbyid(p.owner)';

/** Keeps the statements that give them, each with the relation and the column that it is about. */
export function compileSetPrivilegesAside({ table }: SetPrivilegesAside): readonly string[] {
  const relation = `${relationText(table)}::${REGCLASS}`;
  return [
    `CREATE TEMPORARY TABLE ${quoteIdentifier(setAsideName('privileges', table))} AS
WITH parts AS (
  SELECT c.oid, 'TABLE' AS words, NULL::pg_catalog.name AS "column", c.relowner AS owner, c.relacl AS acl
    FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) ${relation}
  UNION ALL
  SELECT a.attrelid, 'TABLE', a.attname, 0, a.attacl
    FROM pg_catalog.pg_attribute AS a WHERE a.attrelid OPERATOR(pg_catalog.=) ${relation} AND NOT a.attisdropped
  UNION ALL
  SELECT s.oid, 'SEQUENCE', NULL, s.relowner, s.relacl
    FROM pg_catalog.pg_depend AS d
    JOIN pg_catalog.pg_class AS s ON s.oid OPERATOR(pg_catalog.=) d.objid AND s.relkind OPERATOR(pg_catalog.=) ${relkind('sequence')}
   WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::${REGCLASS}
     AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::${REGCLASS}
     AND d.refobjid OPERATOR(pg_catalog.=) ${relation} AND d.deptype OPERATOR(pg_catalog.=) ANY ('{a,i}'))
SELECT ${NAME} AS relation, p."column", 0 AS place,
       pg_catalog.format('ALTER TABLE %s OWNER TO %I', ${NAME}, ${OWNER}) AS statement
  FROM parts AS p
 WHERE p.oid OPERATOR(pg_catalog.=) ${relation} AND p."column" IS NULL AND ${OWNER} OPERATOR(pg_catalog.<>) current_user
UNION ALL
SELECT ${NAME}, NULL, 1, pg_catalog.format('REVOKE ALL ON %s %s FROM %I', p.words, ${NAME}, ${OWNER})
  FROM parts AS p WHERE p.acl IS NOT NULL AND p."column" IS NULL
UNION ALL
SELECT ${NAME}, p."column", 1 OPERATOR(pg_catalog.+) g.place,
       pg_catalog.format('GRANT %s%s ON %s %s TO %s%s', g.privilege,
         CASE WHEN p."column" IS NOT NULL THEN pg_catalog.format(' (%I)', p."column") END, p.words, ${NAME},
         ${GRANTEE}, CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END)
  FROM parts AS p
 CROSS JOIN LATERAL pg_catalog.aclexplode(p.acl) WITH ORDINALITY AS g(grantor, grantee, privilege, is_grantable, place)
  LEFT JOIN pg_catalog.pg_roles AS r ON r.oid OPERATOR(pg_catalog.=) g.grantee`,
  ];
}

/** What default privileges gave to a new table goes first. */
export function compilePutPrivilegesBack({ table }: PutPrivilegesBack): readonly string[] {
  const name = relationText(table);
  const aside = quoteName({ schema: 'pg_temp', name: setAsideName('privileges', table) });
  return [
    `DO ${dollarQuoted(`
DECLARE
  line pg_catalog.record;
BEGIN
  FOR line IN SELECT DISTINCT ${GRANTEE} AS grantee
      FROM pg_catalog.pg_class AS c
     CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS g
      LEFT JOIN pg_catalog.pg_roles AS r ON r.oid OPERATOR(pg_catalog.=) g.grantee
     WHERE c.oid OPERATOR(pg_catalog.=) ${name}::${REGCLASS} AND g.grantee OPERATOR(pg_catalog.<>) c.relowner LOOP
    EXECUTE pg_catalog.format('REVOKE ALL ON TABLE %s FROM %s', ${name}, line.grantee);
  END LOOP;
  FOR line IN SELECT p.statement
      FROM ${aside} AS p
      LEFT JOIN pg_catalog.pg_attribute AS a
        ON a.attrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(p.relation)
       AND a.attname OPERATOR(pg_catalog.=) p."column" AND NOT a.attisdropped
     WHERE pg_catalog.to_regclass(p.relation) IS NOT NULL AND (p."column" IS NULL OR a.attname IS NOT NULL)
     ORDER BY p.place LOOP
    EXECUTE line.statement;
  END LOOP;
END `)}`,
    `DROP TABLE ${aside}`,
  ];
}
