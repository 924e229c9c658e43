import type { DefinedKind } from '../../schema/defined-kinds.js';
import { relkind, relkinds, TABLE_KINDS } from '../../schema/relation-kinds.js';
import { type CatalogReader, catalogReader } from './catalog-reader.js';
import { CAST_NAME, TRANSFORM_NAME } from './objects/conversions.js';
import { MAPPING_NAME } from './objects/foreign.js';
import { OPERATOR_SIGNATURE } from './objects/operators.js';
import { LABEL_DEPENDENCES } from './objects/security-labels.js';
import { TYPE_FUNCTIONS } from './objects/type-functions.js';
import { ROUTINE_SIGNATURE } from './routine-signature.js';

/** One end of a dependence: a kind of {@link Key}, or of object, and what names it. */
export interface DependenceEnd {
  readonly what: string;
  readonly schema: string | null;
  readonly name: string;
  /** A column, default, constraint or another part of `name`; the arguments of a routine. */
  readonly part: string | null;
}

export interface DependenceRow {
  readonly dependent: DependenceEnd;
  readonly on: DependenceEnd;
}

const OF_USER = 'oid >= 16384';

/**
 * Each query returns kind, schema, name and part by classid and oid. `columns` means that the columns are separate
 * objects.
 */
const RELATIONS = `SELECT x.tableoid, x.oid,
    CASE WHEN x.relkind IN ${relkinds(...TABLE_KINDS)} THEN 'table' WHEN x.relkind = ${relkind('compositeType')} THEN 'type' ELSE 'relation' END,
    s.name, x.relname::text, NULL::text, x.relkind IN ${relkinds('table', 'partitionedTable')}
  FROM pg_class AS x JOIN scope AS s ON s.oid = x.relnamespace`;

// A row type is its table; an array is its elements, a multirange its range.
const TYPES = `SELECT x.tableoid, x.oid, CASE WHEN c.relkind <> ${relkind('compositeType')} THEN 'table' ELSE 'type' END,
    s.name, coalesce(c.relname, t.typname)::text, NULL, false
  FROM pg_type AS x
  LEFT JOIN pg_range AS g ON g.rngmultitypid = x.oid
  JOIN pg_type AS t ON t.oid = coalesce(g.rngtypid, CASE WHEN x.typcategory = 'A' THEN nullif(x.typelem, 0) END, x.oid)
  LEFT JOIN pg_class AS c ON c.oid = t.typrelid
  JOIN scope AS s ON s.oid = t.typnamespace
 WHERE x.${OF_USER}`;

// A range type brings its constructors along, a base type what it is made of.
const ROUTINES = `SELECT x.tableoid, x.oid, CASE WHEN t.oid IS NULL THEN 'routine' ELSE 'type' END,
    s.name, coalesce(t.typname, x.proname)::text, CASE WHEN t.oid IS NULL THEN ${ROUTINE_SIGNATURE} END, false
  FROM pg_proc AS x
  JOIN scope AS s ON s.oid = x.pronamespace
  LEFT JOIN pg_depend AS d ON d.classid = x.tableoid AND d.objid = x.oid AND d.deptype = 'i'
    AND d.refclassid = 'pg_type'::regclass
  LEFT JOIN (${TYPE_FUNCTIONS}) AS f ON f.function = x.oid
  LEFT JOIN pg_type AS t ON t.oid = coalesce(d.refobjid, f.type)
 WHERE x.${OF_USER}`;

const COLLATIONS = `SELECT x.tableoid, x.oid, 'collation', s.name, x.collname::text, NULL, false
  FROM pg_collation AS x JOIN scope AS s ON s.oid = x.collnamespace WHERE x.${OF_USER}`;

// The order of foreign keys is found from what they say. Nothing depends on a NOT NULL, which depends only on its column,
// and a database has more of them than of all others.
const CONSTRAINTS = `SELECT x.tableoid, x.oid, 'constraint', s.name, r.relname::text, x.conname::text, false
  FROM pg_constraint AS x JOIN pg_class AS r ON r.oid = x.conrelid JOIN scope AS s ON s.oid = r.relnamespace
 WHERE x.contype NOT IN ('f', 'n')
 UNION ALL
 SELECT x.tableoid, x.oid, 'type', s.name, t.typname::text, NULL, false
  FROM pg_constraint AS x JOIN pg_type AS t ON t.oid = x.contypid JOIN scope AS s ON s.oid = t.typnamespace`;

// Nothing depends on a default, and most defaults depend only on their own columns.
const DEFAULTS = `SELECT x.tableoid, x.oid, CASE WHEN r.relkind = ${relkind('view')} THEN 'table' ELSE 'default' END,
    s.name, r.relname::text, CASE WHEN r.relkind <> ${relkind('view')} THEN a.attname END::text, false
  FROM pg_attrdef AS x JOIN pg_class AS r ON r.oid = x.adrelid JOIN scope AS s ON s.oid = r.relnamespace
  JOIN pg_attribute AS a ON a.attrelid = x.adrelid AND a.attnum = x.adnum
 WHERE x.oid IN (SELECT objid FROM pg_depend WHERE classid = 'pg_attrdef'::regclass AND deptype = 'n')`;

// The dependencies of a view belong to its rule.
const RULES = `SELECT x.tableoid, x.oid, CASE WHEN x.rulename = '_RETURN' THEN 'table' ELSE 'rule' END,
    s.name, r.relname::text, CASE WHEN x.rulename <> '_RETURN' THEN x.rulename END::text, false
  FROM pg_rewrite AS x JOIN pg_class AS r ON r.oid = x.ev_class JOIN scope AS s ON s.oid = r.relnamespace`;

// The statistics of a materialized view are a part of the view.
const EXTENDED_STATISTICS = `SELECT x.tableoid, x.oid, CASE WHEN r.relkind = ${relkind('materializedView')} THEN 'table' ELSE 'statistics' END,
    s.name, CASE WHEN r.relkind = ${relkind('materializedView')} THEN r.relname ELSE x.stxname END::text, NULL, false
  FROM pg_statistic_ext AS x JOIN pg_class AS r ON r.oid = x.stxrelid
  JOIN scope AS s ON s.oid = CASE WHEN r.relkind = ${relkind('materializedView')} THEN r.relnamespace ELSE x.stxnamespace END`;

interface PartCatalog {
  readonly what: string;
  readonly catalog: string;
  /** The columns of the catalog that say the table, and the name there. */
  readonly table: string;
  readonly name: string;
}

const onTable = ({ what, catalog, table, name }: PartCatalog) =>
  `SELECT x.tableoid, x.oid, '${what}', s.name, r.relname::text, x.${name}::text, false
    FROM ${catalog} AS x JOIN pg_class AS r ON r.oid = x.${table} JOIN scope AS s ON s.oid = r.relnamespace`;

const global = (what: string, catalog: string, name: string) =>
  `SELECT x.tableoid, x.oid, '${what}', NULL, x.${name}::text, NULL, false FROM ${catalog} AS x WHERE x.${OF_USER}`;

const inSchema = (what: string, catalog: string, prefix: string) =>
  `SELECT x.tableoid, x.oid, '${what}', s.name, x.${prefix}name::text, NULL, false
    FROM ${catalog} AS x JOIN scope AS s ON s.oid = x.${prefix}namespace WHERE x.${OF_USER}`;

const OPERATORS = `SELECT x.tableoid, x.oid, 'operator', s.name, x.oprname::text, ${OPERATOR_SIGNATURE}, false
  FROM pg_operator AS x JOIN scope AS s ON s.oid = x.oprnamespace WHERE x.${OF_USER}`;

/** An operator class or family, and the operators and functions in it. */
const byMethod = (what: string, catalog: string, prefix: string) => `
  SELECT coalesce(d.classid, x.tableoid), coalesce(d.objid, x.oid), '${what}', s.name, x.${prefix}name::text, a.amname::text, false
    FROM ${catalog} AS x JOIN scope AS s ON s.oid = x.${prefix}namespace JOIN pg_am AS a ON a.oid = x.${prefix}method
    CROSS JOIN LATERAL (
      SELECT NULL::oid AS classid, NULL::oid AS objid UNION ALL
      SELECT m.classid, m.objid FROM pg_depend AS m WHERE m.refclassid = x.tableoid AND m.refobjid = x.oid
         AND m.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)) AS d
   WHERE x.${OF_USER}`;

const CASTS = `SELECT x.tableoid, x.oid, 'cast', NULL, ${CAST_NAME}, NULL, false FROM pg_cast AS x WHERE x.${OF_USER}`;

const TRANSFORMS = `SELECT x.tableoid, x.oid, 'transform', NULL, ${TRANSFORM_NAME}, NULL, false
  FROM pg_transform AS x JOIN pg_language AS l ON l.oid = x.trflang`;

const USER_MAPPINGS = `SELECT 'pg_user_mapping'::regclass, x.umid, 'userMapping', NULL, ${MAPPING_NAME}, NULL, false
  FROM pg_user_mappings AS x`;

const PUBLISHED_TABLES = `SELECT x.tableoid, x.oid, 'publication', NULL, p.pubname::text, NULL, false
  FROM pg_publication_rel AS x JOIN pg_publication AS p ON p.oid = x.prpubid`;

const ALWAYS = [RELATIONS, TYPES, ROUTINES, COLLATIONS, CONSTRAINTS, DEFAULTS, RULES, EXTENDED_STATISTICS];

/** Under which ends the objects of a kind are found. Null: in no pg_depend. */
const OF_KINDS: Readonly<Record<DefinedKind, string | null>> = {
  view: RELATIONS,
  materializedView: RELATIONS,
  materializedViewIndex: RELATIONS,
  foreignTable: RELATIONS,
  baseType: TYPES,
  function: ROUTINES,
  procedure: ROUTINES,
  aggregate: ROUTINES,
  rule: RULES,
  trigger: onTable({ what: 'trigger', catalog: 'pg_trigger', table: 'tgrelid', name: 'tgname' }),
  policy: onTable({ what: 'policy', catalog: 'pg_policy', table: 'polrelid', name: 'polname' }),
  operator: OPERATORS,
  operatorClass: byMethod('operatorClass', 'pg_opclass', 'opc'),
  operatorFamily: byMethod('operatorFamily', 'pg_opfamily', 'opf'),
  cast: CASTS,
  transform: TRANSFORMS,
  conversion: inSchema('conversion', 'pg_conversion', 'con'),
  textSearchParser: inSchema('textSearchParser', 'pg_ts_parser', 'prs'),
  textSearchTemplate: inSchema('textSearchTemplate', 'pg_ts_template', 'tmpl'),
  textSearchDictionary: inSchema('textSearchDictionary', 'pg_ts_dict', 'dict'),
  textSearchConfiguration: inSchema('textSearchConfiguration', 'pg_ts_config', 'cfg'),
  language: global('language', 'pg_language', 'lanname'),
  accessMethod: global('accessMethod', 'pg_am', 'amname'),
  foreignDataWrapper: global('foreignDataWrapper', 'pg_foreign_data_wrapper', 'fdwname'),
  server: global('server', 'pg_foreign_server', 'srvname'),
  userMapping: USER_MAPPINGS,
  publication: `${global('publication', 'pg_publication', 'pubname')} UNION ALL ${PUBLISHED_TABLES}`,
  eventTrigger: global('eventTrigger', 'pg_event_trigger', 'evtname'),
  extension: global('extension', 'pg_extension', 'extname'),
  // LABELLED reads them.
  securityLabel: null,
};

// An object that depends on a part of an extension depends on the extension.
const MEMBERS = `SELECT d.classid, d.objid, 'extension', NULL, e.extname::text, NULL, false
  FROM pg_depend AS d JOIN pg_extension AS e ON e.oid = d.refobjid
 WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'`;

const NAMESPACES = `SELECT x.tableoid, x.oid, 'schema', s.name, coalesce(s.name, ''), NULL, false
  FROM pg_namespace AS x JOIN scope AS s ON s.oid = x.oid WHERE s.name IS NOT NULL`;

/**
 * Dependencies between the parts of a table are recorded as automatic, and an object's dependency on its schema is
 * obvious. The index of a partition depends on the index of the partitioned table, unless ALTER INDEX has yet to attach
 * other indexes to that one: then the index of the partition existed before.
 */
const IS_NEWS = `CASE d.deptype WHEN 'n' THEN true
    WHEN 'a' THEN a.what NOT IN ('relation', 'constraint', 'default', 'statistics')
    WHEN 'P' THEN a.what IN ('relation', 'constraint') AND NOT EXISTS (
      SELECT FROM pg_index AS i LEFT JOIN pg_constraint AS k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid
       WHERE d.refobjid IN (i.indexrelid, k.oid) AND NOT i.indisvalid) ELSE false END
  AND (b.what <> 'schema' OR a.what = 'extension')
  AND (a.what, a.schema, a.name, a.part) IS DISTINCT FROM (b.what, b.schema, b.name, b.part)`;

// In PostgreSQL 14 the column itself depends on what its generation expression uses, and is dropped along with that.
const IS_GENERATION = "d.deptype = 'a' AND ac.attgenerated <> ''";

const end = (known: string) => ({
  what: `CASE WHEN ${known}c.attname IS NULL THEN ${known}.what ELSE 'column' END`,
  part: `coalesce(${known}c.attname::text, ${known}.part)`,
});

const DEPENDENT = end('a');
const ON = end('b');

/**
 * What {@link IS_NEWS} may say yes to, as far as a row of pg_depend tells: a third of the rows of a large database. A
 * default, or a constraint, is automatic on its own table or domain alone.
 */
const MAY_BE_NEWS = `d.deptype IN ('n', 'a', 'P')
       AND NOT (d.deptype = 'a' AND d.classid IN ('pg_attrdef'::regclass, 'pg_constraint'::regclass))
       AND (d.refclassid <> 'pg_namespace'::regclass OR d.classid = 'pg_extension'::regclass
            OR (d.classid, d.objid) IN (SELECT classid, objid FROM members))`;

/**
 * An object that depends on an inherited column depends on the parent's column too: while a view reads the column of
 * the child, the column of the parent can't be altered or dropped.
 */
const RECORDED = `
    WITH RECURSIVE lineage(relation, ancestor) AS (
      SELECT inhrelid, inhparent FROM pg_inherits
      UNION SELECT l.relation, i.inhparent FROM lineage AS l JOIN pg_inherits AS i ON i.inhrelid = l.ancestor)
    SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype FROM pg_depend AS d WHERE ${MAY_BE_NEWS}
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, d.refclassid, l.ancestor, p.attnum, d.deptype
      FROM pg_depend AS d
      JOIN lineage AS l ON l.relation = d.refobjid
      JOIN pg_attribute AS c ON c.attrelid = d.refobjid AND c.attnum = d.refobjsubid AND c.attinhcount > 0
      JOIN pg_attribute AS p ON p.attrelid = l.ancestor AND p.attname = c.attname AND NOT p.attisdropped
     WHERE d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
       AND d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass, 'pg_trigger'::regclass)`;

/** The column of one end of a row of pg_depend, if columns are separate objects. */
const columnJoin = (known: string, prefix: string) =>
  `LEFT JOIN pg_attribute AS ${known}c ON ${known}.columns AND ${known}c.attrelid = ${prefix}objid
      AND ${known}c.attnum = nullif(${prefix}objsubid, 0)`;

/** @param kinds those of the objects that are read */
export function dependencesReader(kinds: ReadonlySet<string>): CatalogReader<DependenceRow> {
  const ofKinds = Object.entries(OF_KINDS).flatMap(([kind, sql]) => (kinds.has(kind) && sql !== null ? [sql] : []));
  return readerOf([...new Set([...ALWAYS, ...ofKinds])], kinds.has('securityLabel'));
}

// Labels are in no pg_depend.
const LABELLED = `
    UNION ALL
    SELECT a.what, a.schema, a.name, a.part, ${ON.what}, b.schema, b.name, ${ON.part}
      FROM (${LABEL_DEPENDENCES}) AS a(what, schema, name, part, refclassid, refobjid, refobjsubid)
      JOIN known AS b ON b.classid = a.refclassid AND b.oid = a.refobjid
      ${columnJoin('b', 'a.ref')}`;

const readerOf = (known: readonly string[], hasLabels: boolean) =>
  catalogReader({
    fields: {
      dependentWhat: 'e.dependent_what',
      dependentSchema: 'e.dependent_schema',
      dependentName: 'e.dependent_name',
      dependentPart: 'e.dependent_part',
      onWhat: 'e.on_what',
      onSchema: 'e.on_schema',
      onName: 'e.on_name',
      onPart: 'e.on_part',
    },
    from: `(
    WITH known(classid, oid, what, schema, name, part, columns) AS MATERIALIZED (
      SELECT * FROM (${known.join(' UNION ALL ')}) AS k(classid, oid)
       WHERE (k.classid, k.oid) NOT IN (SELECT classid, objid FROM members)
      UNION ALL ${MEMBERS} UNION ALL ${NAMESPACES})
    SELECT DISTINCT CASE WHEN ${IS_GENERATION} THEN 'default' ELSE ${DEPENDENT.what} END AS dependent_what, a.schema AS dependent_schema, a.name AS dependent_name,
           ${DEPENDENT.part} AS dependent_part,
           ${ON.what} AS on_what, b.schema AS on_schema, b.name AS on_name, ${ON.part} AS on_part
      FROM (${RECORDED}) AS d
      JOIN known AS a ON a.classid = d.classid AND a.oid = d.objid
      JOIN known AS b ON b.classid = d.refclassid AND b.oid = d.refobjid
      ${columnJoin('a', 'd.')}
      ${columnJoin('b', 'd.ref')}
     WHERE ${IS_NEWS}${hasLabels ? LABELLED : ''}) AS e`,
    toRow: (row): DependenceRow => ({
      dependent: {
        what: row.text('dependentWhat'),
        schema: row.textOrNull('dependentSchema'),
        name: row.text('dependentName'),
        part: row.textOrNull('dependentPart'),
      },
      on: {
        what: row.text('onWhat'),
        schema: row.textOrNull('onSchema'),
        name: row.text('onName'),
        part: row.textOrNull('onPart'),
      },
    }),
  });
