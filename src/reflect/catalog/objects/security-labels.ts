import type { ObjectSource } from './object-source.js';

// The view says columns without quotes, and functions with the names and defaults of their arguments.
const ADDRESS = `CASE WHEN l.classoid = 'pg_proc'::regclass
    THEN CASE WHEN l.objtype = 'aggregate' THEN replace(l.objoid::regprocedure::text, '()', '(*)')
      ELSE l.objoid::regprocedure::text END
    WHEN l.objsubid > 0 THEN (SELECT concat(l.objoid::regclass, '.', quote_ident(a.attname))
      FROM pg_attribute AS a WHERE a.attrelid = l.objoid AND a.attnum = l.objsubid)
    ELSE l.objname END`;

/** Those that are kept for each database. On a large object it is data; on a role, a database or a tablespace it is none of the schema's. */
const LABELS = `(SELECT l.objoid AS oid, l.classoid AS tableoid, l.objsubid, l.objnamespace, l.label,
      format('FOR %I ON %s %s', l.provider, upper(l.objtype), ${ADDRESS}) AS name
    FROM pg_seclabels AS l
   WHERE l.objtype NOT IN ('role', 'database', 'tablespace', 'subscription', 'large object'))`;

const IN_SCOPE = 'JOIN (SELECT oid FROM scope UNION ALL SELECT 0) AS home ON home.oid = coalesce(x.objnamespace, 0)';

/** `x` is what is labelled. */
export const SECURITY_LABELS: ObjectSource<'securityLabel'> = {
  kind: 'securityLabel',
  catalog: 'pg_seclabel',
  rows: LABELS,
  present: 'EXISTS (SELECT FROM pg_seclabel)',
  joins: IN_SCOPE,
  name: 'x.name',
  definition: `format('SECURITY LABEL %s IS %L', x.name, x.label)`,
  frame: "'{}'::text[]",
};

/**
 * What a label depends on, as pg_depend would record it: the kind of object at one end, and the numbers of the other
 * end.
 */
export const LABEL_DEPENDENCES = `SELECT 'securityLabel', NULL, x.name, NULL, x.tableoid, x.oid, x.objsubid
  FROM ${LABELS} AS x ${IN_SCOPE}`;
