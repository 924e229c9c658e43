import type { DefinedKind } from '../../schema/defined-kinds.js';
import { relkinds } from '../../schema/relation-kinds.js';
import { catalogReader } from './catalog-reader.js';

export interface SchemaRow {
  /** Null for the default one. */
  readonly name: string | null;
  readonly comment: string | null;
  /**
   * Whether the schema contains an object that isn't a table, type, sequence, collation or defined object of a
   * reflection.
   */
  readonly holdsOthers: boolean;
}

/** The catalog of the kind. Null: objects of this kind are in no schema, or on a table. */
const CATALOGS: Readonly<Record<DefinedKind | 'collation', `pg_${string}` | null>> = {
  extension: 'pg_extension',
  collation: 'pg_collation',
  operator: 'pg_operator',
  operatorClass: 'pg_opclass',
  operatorFamily: 'pg_opfamily',
  conversion: 'pg_conversion',
  textSearchParser: 'pg_ts_parser',
  textSearchTemplate: 'pg_ts_template',
  textSearchDictionary: 'pg_ts_dict',
  textSearchConfiguration: 'pg_ts_config',
  view: 'pg_class',
  materializedView: 'pg_class',
  foreignTable: 'pg_class',
  function: 'pg_proc',
  procedure: 'pg_proc',
  aggregate: 'pg_proc',
  baseType: 'pg_type',
  materializedViewIndex: null,
  rule: null,
  trigger: null,
  policy: null,
  language: null,
  accessMethod: null,
  cast: null,
  transform: null,
  foreignDataWrapper: null,
  server: null,
  userMapping: null,
  publication: null,
  eventTrigger: null,
  securityLabel: null,
};

// Objects in these are looked up, because not all of them are reflected: a composite type is also a row of pg_class.
const MIXED_CATALOGS = new Set(['pg_class', 'pg_proc', 'pg_type']);

const OWN_CATALOGS = Object.values(CATALOGS).flatMap((catalog) =>
  catalog === null || MIXED_CATALOGS.has(catalog) ? [] : [`'${catalog}'::regclass`],
);

// Every object in a schema depends on the schema. A property of the schema depends on it automatically. An object that
// another object created belongs to that one, as the parts of an extension do if they are in the schema of the
// extension.
const HOLDS_OTHERS = `s.name IS NOT NULL AND EXISTS (
  SELECT FROM pg_depend AS d
   WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = s.oid AND d.deptype = 'n'
     AND (EXISTS (SELECT FROM pg_depend AS m JOIN pg_extension AS e ON e.oid = m.refobjid
                   WHERE m.classid = d.classid AND m.objid = d.objid AND m.deptype = 'e'
                     AND m.refclassid = 'pg_extension'::regclass AND e.extnamespace <> s.oid)
          OR (d.classid, d.objid) NOT IN (SELECT classid, objid FROM members)
             AND d.objid NOT IN (SELECT oid FROM tables)
             AND NOT EXISTS (SELECT FROM pg_depend AS i
                              WHERE i.classid = d.classid AND i.objid = d.objid AND i.deptype = 'i'
                                AND i.refclassid = 'pg_type'::regclass)
             AND NOT EXISTS (SELECT FROM pg_class WHERE tableoid = d.classid AND oid = d.objid AND relkind IN ${relkinds('sequence', 'view', 'materializedView', 'foreignTable')})
             AND NOT EXISTS (SELECT FROM pg_proc WHERE tableoid = d.classid AND oid = d.objid)
             AND NOT EXISTS (SELECT FROM pg_type WHERE tableoid = d.classid AND oid = d.objid)
             AND NOT EXISTS (SELECT FROM pg_statistic_ext WHERE tableoid = d.classid AND oid = d.objid
                                AND stxrelid IN (SELECT oid FROM tables))
             AND d.classid NOT IN (${OWN_CATALOGS.join(', ')})))`;

export const SCHEMAS = catalogReader({
  fields: { name: 's.name', comment: "obj_description(s.oid, 'pg_namespace')", holdsOthers: HOLDS_OTHERS },
  from: 'scope AS s',
  toRow: (row): SchemaRow => ({
    name: row.textOrNull('name'),
    comment: row.textOrNull('comment'),
    holdsOthers: row.flag('holdsOthers'),
  }),
});
