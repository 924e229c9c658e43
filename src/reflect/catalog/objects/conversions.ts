import { accessSql, type ObjectSource, qualifiedName, routineName, schemaPrefix } from './object-source.js';

// The casts of a range type are created and dropped with the type.
const NOT_INTERNAL = `NOT EXISTS (SELECT FROM pg_depend AS d
  WHERE d.classid = x.tableoid AND d.objid = x.oid AND d.deptype = 'i')`;

/** As DROP names it. */
export const CAST_NAME = `concat('(', format_type(x.castsource, NULL), ' AS ', format_type(x.casttarget, NULL), ')')`;

export const CASTS: ObjectSource<'cast'> = {
  kind: 'cast',
  catalog: 'pg_cast',
  where: `x.oid >= 16384 AND ${NOT_INTERNAL}`,
  name: CAST_NAME,
  definition: `concat('CREATE CAST ', ${CAST_NAME},
    CASE x.castmethod WHEN 'i' THEN ' WITH INOUT' WHEN 'b' THEN ' WITHOUT FUNCTION'
      ELSE ' WITH FUNCTION ' || x.castfunc::regprocedure END,
    CASE x.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END)`,
};

/** As DROP names it; x is of pg_transform, l the language. */
export const TRANSFORM_NAME = `concat('FOR ', format_type(x.trftype, NULL), ' LANGUAGE ', quote_ident(l.lanname))`;

export const TRANSFORMS: ObjectSource<'transform'> = {
  kind: 'transform',
  catalog: 'pg_transform',
  joins: 'JOIN pg_language AS l ON l.oid = x.trflang',
  name: TRANSFORM_NAME,
  definition: `concat('CREATE TRANSFORM ', ${TRANSFORM_NAME}, ' (', concat_ws(', ',
    'FROM SQL WITH FUNCTION ' || nullif(x.trffromsql::oid, 0)::regprocedure,
    'TO SQL WITH FUNCTION ' || nullif(x.trftosql::oid, 0)::regprocedure), ')')`,
};

export const CONVERSIONS: ObjectSource<'conversion'> = {
  kind: 'conversion',
  catalog: 'pg_conversion',
  namespace: 'connamespace',
  name: 'x.conname',
  definition: `concat('CREATE ', CASE WHEN x.condefault THEN 'DEFAULT ' END, 'CONVERSION ', ${qualifiedName('x.conname')},
    format(' FOR %L TO %L FROM %s', pg_encoding_to_char(x.conforencoding), pg_encoding_to_char(x.contoencoding),
      ${routineName('x.conproc')}))`,
  restored: accessSql({
    words: 'CONVERSION',
    address: `concat(${schemaPrefix('pg_conversion_is_visible(x.oid)')}, quote_ident(x.conname))`,
    owner: 'x.conowner',
    acl: 'NULL::aclitem[]',
  }),
};
