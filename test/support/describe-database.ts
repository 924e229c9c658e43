import { attributeOptions } from '../../src/reflect/catalog/attribute-options.js';
import type { Queryable } from '../../src/util/queryable.js';

/** PostgreSQL keeps privileges and storage options in the order in which they were set, which means nothing. */
export function sorted(array: string): string {
  return `ARRAY(SELECT item::text FROM unnest(${array}) AS item ORDER BY 1)`;
}

/** An object without a list has the privileges of the default list. */
export function acl(items: string, ofDefault: string): string {
  return sorted(`coalesce(${items}, ${ofDefault})`);
}

const RELATION_DEFAULT = `acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner)`;

const OURS = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

/** The functions that make a range come with the type, and have the privileges that new functions have at that time. */
const IS_OF_TYPE = `EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'i')`;

/** Each selects a line for each object. */
const SOURCES: readonly string[] = [
  `SELECT format('schema %s %s', n.nspname, obj_description(n.oid, 'pg_namespace')) AS line
     FROM pg_namespace AS n WHERE ${OURS} AND n.nspname <> 'public'`,
  `SELECT format('relation %s %s %s %s am=%s replica=%s rls=%s/%s partition=%s of=%s parents=%s %s', c.relkind, c.oid::regclass,
            c.relpersistence, ${sorted('c.reloptions')}, (SELECT amname FROM pg_am WHERE oid = c.relam), c.relreplident, c.relrowsecurity,
            c.relforcerowsecurity, pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(c.oid),
            (SELECT array_agg(inhparent::regclass ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = c.oid),
            obj_description(c.oid, 'pg_class'))
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind <> 'i'`,
  `SELECT format('column %s.%s %s notnull=%s default=%s identity=%s generated=%s collation=%s storage=%s compression=%s statistics=%s
            options=%s %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attcollation::regcollation, a.attstorage,
            a.attcompression, nullif(a.attstattarget, -1), ${sorted(attributeOptions('a'))}, col_description(c.oid, a.attnum))
     FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
     LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE ${OURS} AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')`,
  `SELECT format('constraint %s on %s %s: %s valid=%s %s', k.conname, k.conrelid::regclass, k.contypid::regtype,
            pg_get_constraintdef(k.oid), k.convalidated, obj_description(k.oid, 'pg_constraint'))
     FROM pg_constraint AS k JOIN pg_namespace AS n ON n.oid = k.connamespace WHERE ${OURS}
      -- A foreign key to a partitioned table has another to each partition, named by their order.
      AND NOT EXISTS (SELECT FROM pg_constraint AS p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)`,
  `SELECT format('index %s valid=%s clustered=%s replident=%s attached=%s %s', pg_get_indexdef(i.indexrelid),
            i.indisvalid, i.indisclustered, i.indisreplident,
            (SELECT inhparent::regclass FROM pg_inherits WHERE inhrelid = i.indexrelid),
            obj_description(i.indexrelid, 'pg_class'))
     FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE ${OURS}`,
  `SELECT format('sequence %s %s %s %s %s %s %s %s owner=%s', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart,
            s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
            (SELECT pg_describe_object(refclassid, refobjid, refobjsubid) FROM pg_depend
              WHERE objid = s.seqrelid AND deptype IN ('a', 'i') AND refclassid = 'pg_class'::regclass))
     FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE ${OURS}`,
  `SELECT format('type %s %s base=%s notnull=%s default=%s values=%s %s', t.typtype, t.oid::regtype,
            format_type(nullif(t.typbasetype, 0), t.typtypmod), t.typnotnull, coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
            (SELECT array_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
            obj_description(t.oid, 'pg_type'))
     FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
    WHERE ${OURS} AND t.typtype IN ('e', 'd', 'r') `,
  `SELECT format('composite %s %s', c.oid::regclass,
            (SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND NOT attisdropped))
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind = 'c'`,
  `SELECT format('range %s %s of %s collation=%s opclass=%s %s %s', r.rngtypid::regtype, r.rngmultitypid::regtype, r.rngsubtype::regtype,
            r.rngcollation::regcollation, (SELECT opcname FROM pg_opclass WHERE oid = r.rngsubopc), r.rngcanonical, r.rngsubdiff)
     FROM pg_range AS r JOIN pg_type AS t ON t.oid = r.rngtypid JOIN pg_namespace AS n ON n.oid = t.typnamespace WHERE ${OURS}`,
  `SELECT format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid))
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind IN ('v', 'm')`,
  `SELECT format('function %s %s', pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'))
     FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE ${OURS} AND p.prokind IN ('f', 'p')`,
  `SELECT format('trigger %s %s %s', pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid, 'pg_trigger')) FROM pg_trigger AS t WHERE NOT t.tgisinternal`,
  `SELECT format('policy %s', to_jsonb(p)) FROM pg_policies AS p`,
  `SELECT format('comment on policy %s %s', polname, obj_description(oid, 'pg_policy')) FROM pg_policy`,
  `SELECT format('rule %s %s', pg_get_ruledef(oid), obj_description(oid, 'pg_rewrite')) FROM pg_rewrite WHERE oid >= 16384`,
  `SELECT format('collation %s %s %s %s', c.oid::regcollation, c.collprovider, c.collcollate, obj_description(c.oid, 'pg_collation'))
     FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace WHERE ${OURS}`,
  `SELECT format('access of %s: %s %s', c.oid::regclass, pg_get_userbyid(c.relowner), ${acl('c.relacl', RELATION_DEFAULT)})
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind <> 'i'`,
  `SELECT format('access of column %s.%s: %s', c.oid::regclass, a.attname, ${sorted('a.attacl')})
     FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE ${OURS} AND a.attacl IS NOT NULL AND NOT a.attisdropped`,
  `SELECT format('access of %s: %s %s', p.oid::regprocedure, pg_get_userbyid(p.proowner), ${acl('p.proacl', `acldefault('f', p.proowner)`)})
     FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE ${OURS} AND NOT ${IS_OF_TYPE}`,
  `SELECT format('statistics %s.%s %s on %s %s of %s target=%s %s', s.stxnamespace::regnamespace, s.stxname, s.stxkind,
            (SELECT array_agg(attname ORDER BY attname) FROM pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)),
            pg_get_statisticsobjdef_expressions(s.oid), s.stxrelid::regclass, nullif(s.stxstattarget, -1),
            obj_description(s.oid, 'pg_statistic_ext')) FROM pg_statistic_ext AS s`,
  `SELECT format('statistics target of index %s: %s of column %s', c.oid::regclass, a.attstattarget, a.attnum)
     FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE ${OURS} AND c.relkind IN ('i', 'I') AND a.attstattarget >= 0`,
];

/**
 * The contents of the user's schemas, as PostgreSQL's own functions print them, without Limbeck's reflection. The order of
 * columns is omitted, because PostgreSQL can't restore it, and so is the version table.
 *
 * @param more further queries, each of which selects a line for each object
 */
export async function describeDatabase(db: Queryable, more: readonly string[] = []): Promise<readonly string[]> {
  const sources = [...SOURCES, ...more].join(' UNION ALL ');
  const { rows } = await db.query<{ readonly line: string }>(`SELECT line FROM (${sources}) AS x`);
  return rows
    .map(({ line }) => sameSpelling(line))
    .filter((line) => !line.includes('limbeck_version'))
    .sort();
}

/** PostgreSQL prints `varchar_column IN (…)` with other casts once it has read what it printed. */
function sameSpelling(line: string): string {
  return line.startsWith('constraint ') ? line.replace(/::(?:text|character varying)(?:\[\])?|[()]/g, '') : line;
}
