import type { GrantedKind } from '../../schema/privileges.js';
import { relkind, relkinds, TABLE_KINDS } from '../../schema/relation-kinds.js';
import { firstVersionWith } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';
import { ROUTINE_SIGNATURE } from './routine-signature.js';
import { notOfExtension } from './scope.js';

/** One privilege that is not as PostgreSQL gives it by itself. */
export interface PrivilegeRow {
  /** See GrantedKind and DefaultKind. */
  readonly on: string;
  readonly schema: string | null;
  /** Null for default privileges. */
  readonly name: string | null;
  readonly signature: string | null;
  readonly column: string | null;
  /** Whose default privileges; null for the role that asks. */
  readonly role: string | null;
  readonly grantee: string;
  readonly privilege: string;
  readonly grantable: boolean;
  readonly granted: boolean;
}

/*
 * `public` may have been created again, or belong to another role since it came from an older server: what it had at first
 * (manual: pg_init_privs) says nothing then. PostgreSQL 15 took CREATE from everybody.
 */
const USUAL_OF_PUBLIC = `acldefault('n', x.nspowner) || makeaclitem(0, x.nspowner, 'USAGE', false)
  || CASE WHEN current_setting('server_version_num')::integer < ${firstVersionWith('closedPublicSchema')}0000
          THEN ARRAY[makeaclitem(0, x.nspowner, 'CREATE', false)] ELSE '{}' END`;

// What initdb or an extension granted is the usual state of its objects (manual: pg_init_privs).
const initial = (catalog: string, id: string) =>
  `(SELECT i.initprivs FROM pg_init_privs AS i WHERE i.classoid = '${catalog}'::regclass AND i.objoid = ${id} AND i.objsubid = 0)`;

// Each selects objects with their own list: the kind, the schema and name, the list, and the list that applies by default.
const RELATIONS = `SELECT CASE x.relkind WHEN ${relkind('sequence')} THEN 'sequence' ELSE 'table' END, s.name, x.relname::text, NULL, NULL, NULL, x.relowner, x.relacl,
      acldefault(CASE x.relkind WHEN ${relkind('sequence')} THEN 's' ELSE 'r' END::"char", x.relowner)
     FROM pg_class AS x JOIN scope AS s ON s.oid = x.relnamespace
    WHERE x.relacl IS NOT NULL AND x.relkind IN ${relkinds(...TABLE_KINDS, 'sequence')} AND ${notOfExtension('x')}`;

const COLUMNS = `SELECT 'table', s.name, x.relname::text, NULL, a.attname::text, NULL, x.relowner, a.attacl, NULL::aclitem[]
     FROM pg_attribute AS a JOIN pg_class AS x ON x.oid = a.attrelid JOIN scope AS s ON s.oid = x.relnamespace
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND ${notOfExtension('x')}`;

const ROUTINES = `SELECT CASE x.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, s.name, x.proname::text,
      ${ROUTINE_SIGNATURE}, NULL, NULL,
      x.proowner, x.proacl, acldefault('f', x.proowner)
     FROM pg_proc AS x JOIN scope AS s ON s.oid = x.pronamespace WHERE x.proacl IS NOT NULL AND ${notOfExtension('x')}`;

const TYPES = `SELECT 'type', s.name, x.typname::text, NULL, NULL, NULL, x.typowner, x.typacl, acldefault('T', x.typowner)
     FROM pg_type AS x JOIN scope AS s ON s.oid = x.typnamespace WHERE x.typacl IS NOT NULL AND ${notOfExtension('x')}`;

const SCHEMAS = `SELECT 'schema', NULL, x.nspname::text, NULL, NULL, NULL, x.nspowner, coalesce(x.nspacl, acldefault('n', x.nspowner)),
      CASE x.nspname WHEN 'public' THEN ${USUAL_OF_PUBLIC}
        ELSE coalesce(${initial('pg_namespace', 'x.oid')}, acldefault('n', x.nspowner)) END
     FROM pg_namespace AS x JOIN scope AS s ON s.oid = x.oid
    WHERE (x.nspacl IS NOT NULL OR x.nspname = 'public') AND ${notOfExtension('x')}`;

// Also those of PostgreSQL and of extensions: plpgsql is one.
const LANGUAGES = `SELECT 'language', NULL, x.lanname::text, NULL, NULL, NULL, x.lanowner, x.lanacl,
      coalesce(${initial('pg_language', 'x.oid')}, acldefault('l', x.lanowner)) FROM pg_language AS x WHERE x.lanacl IS NOT NULL`;

interface ForeignCatalog {
  readonly catalog: string;
  readonly prefix: string;
  /** As acldefault() names it. */
  readonly type: string;
}

const foreign = (kind: GrantedKind, { catalog, prefix, type }: ForeignCatalog) =>
  `SELECT '${kind}', NULL, x.${prefix}name::text, NULL, NULL, NULL, x.${prefix}owner, x.${prefix}acl, acldefault('${type}', x.${prefix}owner)
     FROM ${catalog} AS x WHERE x.${prefix}acl IS NOT NULL AND ${notOfExtension('x')}`;

/** Which SELECTs give the privileges on a kind; some give those on several. */
const BY_KIND: Readonly<Record<GrantedKind, readonly string[]>> = {
  table: [RELATIONS, COLUMNS],
  sequence: [RELATIONS],
  function: [ROUTINES],
  procedure: [ROUTINES],
  type: [TYPES],
  schema: [SCHEMAS],
  language: [LANGUAGES],
  foreignDataWrapper: [foreign('foreignDataWrapper', { catalog: 'pg_foreign_data_wrapper', prefix: 'fdw', type: 'F' })],
  server: [foreign('server', { catalog: 'pg_foreign_server', prefix: 'srv', type: 'S' })],
};

// Those for one schema add to the others (manual: ALTER DEFAULT PRIVILEGES).
const DEFAULTS = `SELECT CASE x.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
        ELSE 'schemas' END, n.nspname::text, NULL, NULL, NULL, o.rolname::text, x.defaclrole, x.defaclacl,
      CASE WHEN n.oid IS NOT NULL THEN NULL::aclitem[]
           ELSE acldefault(CASE x.defaclobjtype WHEN 'S' THEN 's' ELSE x.defaclobjtype END, x.defaclrole) END
     FROM pg_default_acl AS x LEFT JOIN pg_namespace AS n ON n.oid = x.defaclnamespace
     LEFT JOIN pg_roles AS o ON o.oid = x.defaclrole AND o.rolname <> current_user
    WHERE x.defaclobjtype IN ('r', 'S', 'f', 'T', 'n') AND (n.oid IS NULL OR n.oid IN (SELECT oid FROM scope))`;

const OBJECTS = [...new Set(Object.values(BY_KIND).flat()), DEFAULTS];

// The owner's role may have another name elsewhere.
const GRANTEE = `CASE WHEN p.grantee = o.owner THEN 'current_user' WHEN p.grantee = 0 THEN 'public'
  ELSE coalesce((SELECT rolname::text FROM pg_roles WHERE oid = p.grantee), p.grantee::text) END`;

const items = (list: string, as: string) => `(SELECT ${GRANTEE} AS grantee, lower(p.privilege_type) AS privilege,
    bool_or(p.is_grantable) AS grantable FROM aclexplode(${list}) AS p GROUP BY 1, 2) AS ${as}`;

/** What aclexplode() finds on the one side and not on the other. */
export const PRIVILEGES = catalogReader({
  fields: {
    on: 'o.kind',
    schema: 'o.schema',
    name: 'o.name',
    signature: 'o.signature',
    column: 'o.col',
    role: 'o.role',
    grantee: 'd.grantee',
    privilege: 'd.privilege',
    grantable: 'd.grantable',
    granted: 'd.granted',
  },
  from: `(${OBJECTS.join(' UNION ALL ')}) AS o (kind, schema, name, signature, col, role, owner, acl, usual)
   CROSS JOIN LATERAL (
     SELECT coalesce(a.grantee, b.grantee) AS grantee, coalesce(a.privilege, b.privilege) AS privilege,
            coalesce(a.grantable, false) AS grantable, a.grantee IS NOT NULL AS granted
       FROM ${items('o.acl', 'a')} FULL JOIN ${items('o.usual', 'b')}
         ON a.grantee = b.grantee AND a.privilege = b.privilege
      WHERE a.grantee IS NULL OR b.grantee IS NULL OR a.grantable AND NOT b.grantable) AS d`,
  toRow: (row): PrivilegeRow => ({
    on: row.text('on'),
    schema: row.textOrNull('schema'),
    name: row.textOrNull('name'),
    signature: row.textOrNull('signature'),
    column: row.textOrNull('column'),
    role: row.textOrNull('role'),
    grantee: row.text('grantee'),
    privilege: row.text('privilege'),
    grantable: row.flag('grantable'),
    granted: row.flag('granted'),
  }),
});
