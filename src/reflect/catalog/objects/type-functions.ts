/** What a base type may be made of: the option of CREATE TYPE, and the column of pg_type. */
export const TYPE_SUPPORT = [
  ['INPUT', 'typinput'],
  ['OUTPUT', 'typoutput'],
  ['RECEIVE', 'typreceive'],
  ['SEND', 'typsend'],
  ['TYPMOD_IN', 'typmodin'],
  ['TYPMOD_OUT', 'typmodout'],
  ['ANALYZE', 'typanalyze'],
  ['SUBSCRIPT', 'typsubscript'],
] as const;

/**
 * The functions that a base type is made of and that are made for it: each needs the other, so that they come and go
 * together, as one object.
 */
export const TYPE_FUNCTIONS = `SELECT d.objid AS function, t.oid AS type
  FROM pg_type AS t JOIN pg_depend AS d ON d.refclassid = 'pg_type'::regclass AND d.refobjid = t.oid
    AND d.classid = 'pg_proc'::regclass AND d.objid IN (${TYPE_SUPPORT.map(([, column]) => `t.${column}`).join(', ')})
 WHERE t.oid >= 16384 AND t.typtype = 'b' AND t.typinput <> 'array_in'::regproc`;
