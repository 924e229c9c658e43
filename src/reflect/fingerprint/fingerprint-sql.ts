import { setPrintPath } from '../print-settings.js';
import { DISTRIBUTED_SCHEMA, distributionLines, IS_SHARD } from './distribution-lines.js';
import { type Lines, RELATIONS, ROUTINES, TYPES } from './fingerprint-lines.js';
import { objectsOutside } from './objects-outside.js';
import { singularObjects } from './singular-objects.js';

/** Comments, and membership in extensions. */
function aboutObjects(catalog: string): readonly string[] {
  const described = `'${catalog}'::regclass, k.oid`;
  return [
    `SELECT concat('comment ', pg_describe_object(${described}, x.objsubid), ' ', to_jsonb(x.description))
       FROM pg_description AS x WHERE x.objoid = k.oid AND x.classoid = '${catalog}'::regclass`,
    `SELECT concat('label ', pg_describe_object(${described}, x.objsubid), ' ', to_jsonb(x.label), ' ', x.provider)
       FROM pg_seclabel AS x WHERE x.objoid = k.oid AND x.classoid = '${catalog}'::regclass`,
    `SELECT concat('depends ', x.deptype, ' ', pg_describe_object(${described}, x.objsubid), ' ',
                   pg_describe_object(x.refclassid, x.refobjid, x.refobjsubid))
       FROM pg_depend AS x WHERE x.classid = '${catalog}'::regclass AND x.objid = k.oid AND x.deptype IN ('e', 'a', 'i')
        AND x.refclassid IN ('pg_extension'::regclass${catalog === 'pg_type' ? '' : ", 'pg_class'::regclass"})`,
  ];
}

const commentOfPart = (catalog: string, column: string) =>
  `SELECT concat('comment ', pg_describe_object('${catalog}'::regclass, y.oid, 0), ' ', to_jsonb(x.description))
     FROM ${catalog} AS y JOIN pg_description AS x ON x.objoid = y.oid AND x.classoid = '${catalog}'::regclass
    WHERE y.${column} = k.oid`;

/** Comments of the parts of a relation. */
const ABOUT_PARTS = [
  commentOfPart('pg_constraint', 'conrelid'),
  commentOfPart('pg_trigger', 'tgrelid'),
  commentOfPart('pg_rewrite', 'ev_class'),
  commentOfPart('pg_policy', 'polrelid'),
  commentOfPart('pg_statistic_ext', 'stxrelid'),
];

const OWNERS = [
  `SELECT concat('owner ', k.oid::regclass, ' ', pg_get_userbyid(c.relowner), ' ', c.relacl) FROM pg_class AS c WHERE c.oid = k.oid`,
  "SELECT concat('granted ', k.oid::regclass, ' ', a.attname, ' ', a.attacl) FROM pg_attribute AS a WHERE a.attrelid = k.oid AND a.attacl IS NOT NULL",
];

const TYPE_OWNERS = `SELECT concat('owner ', k.oid::regtype, ' ', pg_get_userbyid(t.typowner), ' ', t.typacl) FROM pg_type AS t WHERE t.oid = k.oid`;
const ROUTINE_OWNERS = `SELECT concat('owner ', k.oid::regprocedure, ' ', pg_get_userbyid(p.proowner), ' ', p.proacl) FROM pg_proc AS p WHERE p.oid = k.oid`;

/** The columns of the catalogs on this server, by the names of the catalogs. */
export type CatalogColumns = ReadonlyMap<string, readonly string[]>;

/** Printed as a row, which takes PostgreSQL a tenth of the time that JSON takes. */
function lineQuery({ catalog, from, row, without, texts }: Lines, columns: CatalogColumns): string {
  const [table = ''] = from.split(' ');
  const all = columns.get(table) ?? [];
  const values = all.filter((name) => !without.includes(name)).map((name) => `${row}.${name}`);
  return `SELECT concat('${catalog} ', ROW(${[...values, ...Object.values(texts).map((sql) => `(${sql})::text`)].join(', ')}))
            FROM ${from}`;
}

/** The catalogs whose rows are part of a fingerprint. */
export function catalogsOf(kinds: ReadonlySet<string>): readonly string[] {
  const lines = [...RELATIONS, ...TYPES, ...ROUTINES, ...distributionOf(kinds)];
  return lines.map(({ from }) => from.split(' ')[0] ?? '');
}

function distributionOf(kinds: ReadonlySet<string>): readonly Lines[] {
  return kinds.has('citus') ? [distributionLines(kinds.has('citusSchemas'))] : [];
}

function linesOf(oids: string, queries: readonly string[]): string {
  const body = queries.map((query) => `(${query})`).join('\n UNION ALL ');
  return `SELECT l.line FROM unnest(${oids}) AS k (oid) CROSS JOIN LATERAL (${body}) AS l (line)`;
}

/**
 * Whether an object is in a wanted schema. IS TRUE keeps the planner from joining: the catalogs have no index that begins with the
 * schema, and PostgreSQL would search one for each schema.
 *
 * @param schema SQL for the OID of a schema
 */
const isWanted = (schema: string) => `(${schema} IN (SELECT w.oid FROM wanted AS w)) IS TRUE`;

export interface FingerprintParts {
  /** SQL for the list of the tables that are left out. */
  readonly own: string;
  readonly owners: boolean;
  /** What the database has of Citus: `citus`, and `citusSchemas`. */
  readonly kinds: ReadonlySet<string>;
  readonly columns: CatalogColumns;
}

/**
 * A query for the fingerprints of schemas, under Limbeck's own search path: the columns are those of `Fingerprint`, and `name`. All
 * names are printed for the schema itself: the path is set for each before anything of it is printed.
 *
 * @param names SQL for a list of texts
 */
export function fingerprintQuery(names: string, { own, owners, kinds, columns }: FingerprintParts): string {
  const isOwn = `coalesce(o.relname, c.relname) = ANY (${own})${kinds.has('citus') ? ` OR ${IS_SHARD}` : ''}`;
  const linesFor = (lines: readonly Lines[]) => lines.map((each) => lineQuery(each, columns));
  const relations = [
    ...linesFor([...RELATIONS, ...distributionOf(kinds)]),
    ...aboutObjects('pg_class'),
    ...ABOUT_PARTS,
    ...(owners ? OWNERS : []),
  ];
  const lines = [
    linesOf('s.relations', relations),
    linesOf('s.types', [
      ...linesFor(TYPES),
      ...aboutObjects('pg_type'),
      commentOfPart('pg_constraint', 'contypid'),
      ...(owners ? [TYPE_OWNERS] : []),
    ]),
    linesOf('s.routines', [...linesFor(ROUTINES), ...aboutObjects('pg_proc'), ...(owners ? [ROUTINE_OWNERS] : [])]),
    'SELECT s.singular',
    `SELECT concat('comment ', obj_description(s.oid, 'pg_namespace'))`,
    ...(kinds.has('citusSchemas') ? [DISTRIBUTED_SCHEMA] : []),
    ...(owners
      ? [
          "SELECT concat('schema ', pg_get_userbyid(n.nspowner), ' ', n.nspacl) FROM pg_namespace AS n WHERE n.oid = s.oid",
        ]
      : []),
  ];
  return `
    WITH wanted AS MATERIALIZED (SELECT n.oid, n.nspname AS name FROM pg_namespace AS n WHERE n.nspname::text = ANY (${names})),
         classes AS MATERIALIZED (SELECT c.oid, c.relname, c.relnamespace FROM pg_class AS c WHERE ${isWanted('c.relnamespace')}),
         relations AS MATERIALIZED (
           SELECT c.relnamespace AS schema, array_agg(c.oid) AS oids FROM classes AS c
             LEFT JOIN pg_index AS i ON i.indexrelid = c.oid LEFT JOIN pg_class AS o ON o.oid = i.indrelid
            WHERE NOT (${isOwn}) GROUP BY 1),
         all_types AS MATERIALIZED (
           SELECT t.oid, t.typnamespace, t.typrelid, t.typelem, t.typcategory FROM pg_type AS t WHERE ${isWanted('t.typnamespace')}),
         types AS MATERIALIZED (
           SELECT t.typnamespace AS schema, array_agg(t.oid) AS oids FROM all_types AS t
             LEFT JOIN pg_class AS c ON c.oid = t.typrelid LEFT JOIN pg_type AS e ON e.oid = t.typelem AND t.typcategory = 'A'
             LEFT JOIN pg_class AS ec ON ec.oid = e.typrelid
            WHERE coalesce(c.relkind, 'c') = 'c' AND coalesce(ec.relkind, 'c') = 'c' GROUP BY 1),
         routines AS MATERIALIZED (
           SELECT p.pronamespace AS schema, array_agg(p.oid) AS oids FROM pg_proc AS p
            WHERE ${isWanted('p.pronamespace')} GROUP BY 1),
         outside AS MATERIALIZED (${objectsOutside(isWanted)}),
         singular AS MATERIALIZED (${singularObjects(isWanted)}),
         schemas AS MATERIALIZED (
           SELECT w.oid, w.name, r.oids AS relations, t.oids AS types, p.oids AS routines, o.objects AS outside, g.objects AS singular
             FROM wanted AS w LEFT JOIN relations AS r ON r.schema = w.oid LEFT JOIN types AS t ON t.schema = w.oid
             LEFT JOIN routines AS p ON p.schema = w.oid LEFT JOIN outside AS o ON o.schema = w.oid
             LEFT JOIN singular AS g ON g.schema = w.oid)
    SELECT s.name::text AS name, f.fingerprint, s.outside
      FROM schemas AS x
     CROSS JOIN LATERAL (SELECT x.*, ${setPrintPath('x.name')} AS path OFFSET 0) AS s
     CROSS JOIN LATERAL (
       SELECT md5(string_agg(md5(l.line), '' ORDER BY md5(l.line) COLLATE "C")) AS fingerprint
         FROM (${lines.map((line) => `(${line})`).join('\n UNION ALL ')}) AS l (line) WHERE s.path IS NOT NULL) AS f`;
}
