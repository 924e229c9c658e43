import { quoteLiteral } from '../ddl/quote.js';

/**
 * A query for the roles whose tables a run trusts: its own role, superusers, and the owner of the database. That the role
 * is a member of another one does not make that one trusted: a superuser is a member of all.
 */
export const TRUSTED_ROLES = `SELECT r.oid FROM pg_catalog.pg_roles AS r
   WHERE r.rolsuper OR r.rolname OPERATOR(pg_catalog.=) current_user
      OR EXISTS (SELECT FROM pg_catalog.pg_database AS d WHERE d.datdba OPERATOR(pg_catalog.=) r.oid
                    AND d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())`;

/**
 * An expression for the name and the owner of the first of these tables that could run code of a role that is not
 * trusted, with the rights of whoever reads or writes it: a view, triggers, rules, row security, expressions, types, or
 * children. Otherwise null. Anybody who may create tables in the schema can be first to create one.
 *
 * @param schema as an expression
 */
export function tableWithForeignCode(schema: string, names: readonly string[]): string {
  const of = (table: string, column: string, condition = 'true') =>
    `EXISTS (SELECT FROM pg_catalog.${table} AS x WHERE x.${column} OPERATOR(pg_catalog.=) c.oid AND ${condition})`;
  const reasons = [
    "c.relkind OPERATOR(pg_catalog.<>) 'r'",
    'c.relrowsecurity',
    of('pg_trigger', 'tgrelid', 'NOT x.tgisinternal'),
    of('pg_rewrite', 'ev_class'),
    of('pg_inherits', 'inhparent'),
    // What the log's own column has.
    of('pg_attrdef', 'adrelid', "pg_catalog.pg_get_expr(x.adbin, x.adrelid) OPERATOR(pg_catalog.<>) 'SESSION_USER'"),
    of('pg_constraint', 'conrelid', "x.contype OPERATOR(pg_catalog.=) 'c'"),
    of('pg_index', 'indrelid', '(x.indexprs IS NOT NULL OR x.indpred IS NOT NULL)'),
    of(
      'pg_attribute',
      'attrelid',
      `x.attnum OPERATOR(pg_catalog.>) 0 AND x.atttypid OPERATOR(pg_catalog.>=) ${FIRST_OID_OF_USERS}::pg_catalog.oid`,
    ),
  ];
  return `(SELECT ARRAY[c.relname, pg_catalog.pg_get_userbyid(c.relowner)]::pg_catalog.text[]
     FROM pg_catalog.pg_class AS c
     JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
    WHERE n.nspname OPERATOR(pg_catalog.=) ${schema}
      AND c.relname OPERATOR(pg_catalog.=) ANY (ARRAY[${names.map(quoteLiteral).join(', ')}]::pg_catalog.name[])
      AND c.relowner OPERATOR(pg_catalog.<>) ALL (${TRUSTED_ROLES})
      AND (${reasons.join('\n        OR ')})
    LIMIT 1)`;
}

/** FirstNormalObjectId (PostgreSQL's access/transam.h): those below belong to the system. */
export const FIRST_OID_OF_USERS = 16_384;
