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
             AND NOT EXISTS (SELECT FROM pg_class WHERE tableoid = d.classid AND oid = d.objid AND relkind IN ('S', 'v', 'm', 'f'))
             AND NOT EXISTS (SELECT FROM pg_proc WHERE tableoid = d.classid AND oid = d.objid)
             AND NOT EXISTS (SELECT FROM pg_type WHERE tableoid = d.classid AND oid = d.objid)
             AND NOT EXISTS (SELECT FROM pg_statistic_ext WHERE tableoid = d.classid AND oid = d.objid
                                AND stxrelid IN (SELECT oid FROM tables))
             AND d.classid NOT IN ('pg_extension'::regclass, 'pg_collation'::regclass, 'pg_operator'::regclass, 'pg_opclass'::regclass,
           'pg_opfamily'::regclass, 'pg_conversion'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_template'::regclass,
           'pg_ts_dict'::regclass, 'pg_ts_config'::regclass)))`;

export const SCHEMAS = catalogReader({
  fields: { name: 's.name', comment: "obj_description(s.oid, 'pg_namespace')", holdsOthers: HOLDS_OTHERS },
  from: 'scope AS s',
  toRow: (row): SchemaRow => ({
    name: row.textOrNull('name'),
    comment: row.textOrNull('comment'),
    holdsOthers: row.flag('holdsOthers'),
  }),
});
