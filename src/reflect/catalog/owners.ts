import type { OwnedKind } from '../../schema/privileges.js';
import { relkind, relkinds, TABLE_KINDS } from '../../schema/relation-kinds.js';
import { catalogReader } from './catalog-reader.js';
import { OPERATOR_SIGNATURE } from './objects/operators.js';
import { ROUTINE_SIGNATURE } from './routine-signature.js';
import { notOfExtension } from './scope.js';

export interface OwnerRow {
  /** See OwnedKind. */
  readonly on: string;
  readonly schema: string | null;
  readonly name: string;
  readonly signature: string | null;
  readonly owner: string;
}

// A sequence that is owned by a column has the owner of its table, always.
const OWNED_BY_COLUMN = `EXISTS (SELECT FROM pg_depend AS d
  WHERE d.classid = 'pg_class'::regclass AND d.objid = x.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i'))`;

const RELATIONS = `SELECT CASE x.relkind WHEN ${relkind('sequence')} THEN 'sequence' ELSE 'table' END, s.name, x.relname::text, NULL, x.relowner
     FROM pg_class AS x JOIN scope AS s ON s.oid = x.relnamespace
    WHERE (x.relkind IN ${relkinds(...TABLE_KINDS)} OR x.relkind = ${relkind('sequence')} AND NOT ${OWNED_BY_COLUMN}) AND ${notOfExtension('x')}`;

const ROUTINES = `SELECT CASE x.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, s.name, x.proname::text, ${ROUTINE_SIGNATURE}, x.proowner
     FROM pg_proc AS x JOIN scope AS s ON s.oid = x.pronamespace WHERE ${notOfExtension('x')}`;

const TYPES = `SELECT 'type', s.name, x.typname::text, NULL, x.typowner
     FROM pg_type AS x JOIN scope AS s ON s.oid = x.typnamespace LEFT JOIN pg_class AS r ON r.oid = x.typrelid
    WHERE (x.typtype IN ('e', 'd', 'r') OR x.typtype = 'b' AND x.typinput <> 'array_in'::regproc OR r.relkind = ${relkind('compositeType')}) AND ${notOfExtension('x')}`;

// initdb sets an owner only for the default schema.
const OWN_SCHEMAS = `SELECT 'schema', NULL, x.nspname::text, NULL, x.nspowner
     FROM pg_namespace AS x JOIN scope AS s ON s.oid = x.oid WHERE s.name IS NOT NULL AND ${notOfExtension('x')}`;

interface NamedCatalog {
  readonly catalog: string;
  readonly prefix: string;
  readonly signature?: string;
  readonly joins?: string;
}

const inSchema = (kind: OwnedKind, { catalog, prefix, signature = 'NULL', joins = '' }: NamedCatalog) =>
  `SELECT '${kind}', s.name, x.${prefix}name::text, ${signature}, x.${prefix}owner
         FROM ${catalog} AS x JOIN scope AS s ON s.oid = x.${prefix}namespace ${joins} WHERE ${notOfExtension('x')}`;

const byMethod = (kind: OwnedKind, catalog: string, prefix: string) =>
  inSchema(kind, {
    catalog,
    prefix,
    signature: 'a.amname::text',
    joins: `JOIN pg_am AS a ON a.oid = x.${prefix}method`,
  });

const inDatabase = (kind: OwnedKind, catalog: string, prefix: string) =>
  `SELECT '${kind}', NULL, x.${prefix}name::text, NULL, x.${prefix}owner FROM ${catalog} AS x
        WHERE x.oid >= 16384 AND ${notOfExtension('x')}`;

/** Which SELECT gives the owners of a kind; some give those of several. */
const BY_KIND: Readonly<Record<OwnedKind, string>> = {
  table: RELATIONS,
  sequence: RELATIONS,
  function: ROUTINES,
  procedure: ROUTINES,
  type: TYPES,
  schema: OWN_SCHEMAS,
  collation: inSchema('collation', { catalog: 'pg_collation', prefix: 'coll' }),
  conversion: inSchema('conversion', { catalog: 'pg_conversion', prefix: 'con' }),
  operator: inSchema('operator', { catalog: 'pg_operator', prefix: 'opr', signature: OPERATOR_SIGNATURE }),
  operatorClass: byMethod('operatorClass', 'pg_opclass', 'opc'),
  operatorFamily: byMethod('operatorFamily', 'pg_opfamily', 'opf'),
  textSearchDictionary: inSchema('textSearchDictionary', { catalog: 'pg_ts_dict', prefix: 'dict' }),
  textSearchConfiguration: inSchema('textSearchConfiguration', { catalog: 'pg_ts_config', prefix: 'cfg' }),
  publication: inDatabase('publication', 'pg_publication', 'pub'),
  eventTrigger: inDatabase('eventTrigger', 'pg_event_trigger', 'evt'),
  language: inDatabase('language', 'pg_language', 'lan'),
  foreignDataWrapper: inDatabase('foreignDataWrapper', 'pg_foreign_data_wrapper', 'fdw'),
  server: inDatabase('server', 'pg_foreign_server', 'srv'),
};

const OBJECTS = [...new Set(Object.values(BY_KIND))];

/** Their owners are never changed on their own, but have privileges. */
const OTHER_OBJECTS = [
  `SELECT 'sequence', s.name, x.relname::text, NULL, x.relowner
     FROM pg_class AS x JOIN scope AS s ON s.oid = x.relnamespace
    WHERE x.relkind = ${relkind('sequence')} AND ${OWNED_BY_COLUMN} AND ${notOfExtension('x')}`,
  `SELECT 'schema', NULL, x.nspname::text, NULL, x.nspowner
     FROM pg_namespace AS x JOIN scope AS s ON s.oid = x.oid WHERE s.name IS NULL`,
];

export const OWNERS = ownersReader(
  OBJECTS,
  `CASE WHEN r.rolname = current_user THEN 'current_user' ELSE coalesce(r.rolname::text, o.owner::text) END`,
);

/** By name, also if it is the role that asks. */
export const OWNER_ROLES = ownersReader([...OBJECTS, ...OTHER_OBJECTS], 'coalesce(r.rolname::text, o.owner::text)');

function ownersReader(objects: readonly string[], owner: string) {
  return catalogReader({
    fields: { on: 'o.kind', schema: 'o.schema', name: 'o.name', signature: 'o.signature', owner },
    from: `(${objects.join(' UNION ALL ')}) AS o (kind, schema, name, signature, owner)
      LEFT JOIN pg_roles AS r ON r.oid = o.owner`,
    toRow: (row): OwnerRow => ({
      on: row.text('on'),
      schema: row.textOrNull('schema'),
      name: row.text('name'),
      signature: row.textOrNull('signature'),
      owner: row.text('owner'),
    }),
  });
}
