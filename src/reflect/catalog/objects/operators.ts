import { accessSql, type ObjectSource, qualifiedName, routineName, schemaPrefix } from './object-source.js';

// Operands by their types; a prefix operator has no left one.
export const OPERATOR_SIGNATURE = `concat(coalesce(format_type(nullif(x.oprleft, 0), NULL), 'NONE'), ', ',
  format_type(x.oprright, NULL))`;

/**
 * Another operator as an option takes it. Two operators name each other, but if the second one is created without that
 * word, PostgreSQL keeps or makes its half of the link by the order in which the two were created.
 */
const otherOperator = (word: string, column: string) => `(SELECT '${word} = ' ||
    CASE WHEN pg_operator_is_visible(o.oid) THEN o.oprname ELSE format('OPERATOR(%I.%s)', n.nspname, o.oprname) END
  FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = o.oprnamespace WHERE o.oid = x.${column} OR x.${column} = 0 AND o.${column} = x.oid ORDER BY o.oid LIMIT 1)`;

const option = (word: string, value: string) => `'${word} = ' || ${value}`;
const routine = (word: string, column: string) => option(word, routineName(`x.${column}`));
const type = (word: string, column: string) => option(word, `format_type(nullif(x.${column}, 0), NULL)`);

const OPERATOR_OPTIONS = [
  routine('FUNCTION', 'oprcode'),
  type('LEFTARG', 'oprleft'),
  type('RIGHTARG', 'oprright'),
  otherOperator('COMMUTATOR', 'oprcom'),
  otherOperator('NEGATOR', 'oprnegate'),
  routine('RESTRICT', 'oprrest'),
  routine('JOIN', 'oprjoin'),
  "CASE WHEN x.oprcanhash THEN 'HASHES' END",
  "CASE WHEN x.oprcanmerge THEN 'MERGES' END",
];

const operatorName = `concat(CASE WHEN s.name IS NOT NULL THEN quote_ident(s.name) || '.' END, x.oprname)`;

/** An operator without a function exists only because other operators name it. */
export const OPERATORS: ObjectSource<'operator'> = {
  kind: 'operator',
  catalog: 'pg_operator',
  namespace: 'oprnamespace',
  where: 'x.oprcode <> 0',
  name: 'x.oprname',
  signature: OPERATOR_SIGNATURE,
  definition: `concat('CREATE OPERATOR ', ${operatorName}, E' (\\n  ',
    concat_ws(E',\\n  ', ${OPERATOR_OPTIONS.join(',\n')}), E'\\n)')`,
  restored: accessSql({
    words: 'OPERATOR',
    address: `concat(${schemaPrefix('pg_operator_is_visible(x.oid)')}, x.oprname, '(', ${OPERATOR_SIGNATURE}, ')')`,
    owner: 'x.oprowner',
    acl: 'NULL::aclitem[]',
  }),
};

/** The operators and functions of a class, or those that a family has in addition to its classes. */
const members = (catalog: string, deptype: string) => `ARRAY(
  SELECT item FROM (
    SELECT 1 AS place, o.amopstrategy AS number, concat('OPERATOR ', o.amopstrategy, ' ',
        CASE WHEN NOT pg_operator_is_visible(p.oid) THEN quote_ident(n.nspname) || '.' END, p.oprname,
        '(', format_type(o.amoplefttype, NULL), ', ', format_type(o.amoprighttype, NULL), ')',
        ' FOR ORDER BY ' || (SELECT concat(CASE WHEN NOT pg_opfamily_is_visible(f.oid) THEN quote_ident(fn.nspname) || '.' END,
            quote_ident(f.opfname)) FROM pg_opfamily AS f JOIN pg_namespace AS fn ON fn.oid = f.opfnamespace
          WHERE f.oid = nullif(o.amopsortfamily, 0))) AS item,
      o.amoplefttype::regtype::text || o.amoprighttype::regtype::text AS types
      FROM pg_depend AS d JOIN pg_amop AS o ON d.classid = 'pg_amop'::regclass AND o.oid = d.objid
      JOIN pg_operator AS p ON p.oid = o.amopopr JOIN pg_namespace AS n ON n.oid = p.oprnamespace
     WHERE d.refclassid = '${catalog}'::regclass AND d.refobjid = x.oid AND d.deptype = '${deptype}'
    UNION ALL
    SELECT 2, p.amprocnum, format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL),
        format_type(p.amprocrighttype, NULL), p.amproc::regprocedure),
      p.amproclefttype::regtype::text || p.amprocrighttype::regtype::text
      FROM pg_depend AS d JOIN pg_amproc AS p ON d.classid = 'pg_amproc'::regclass AND p.oid = d.objid
     WHERE d.refclassid = '${catalog}'::regclass AND d.refobjid = x.oid AND d.deptype = '${deptype}') AS m
  ORDER BY place, number, types)`;

const familyName = `concat(${schemaPrefix('pg_opfamily_is_visible(x.oid)')}, quote_ident(x.opfname))`;

export const OPERATOR_FAMILIES: ObjectSource<'operatorFamily'> = {
  kind: 'operatorFamily',
  catalog: 'pg_opfamily',
  namespace: 'opfnamespace',
  joins: 'JOIN pg_am AS am ON am.oid = x.opfmethod',
  name: 'x.opfname',
  signature: 'am.amname::text',
  definition: `concat('CREATE OPERATOR FAMILY ', ${qualifiedName('x.opfname')}, ' USING ', quote_ident(am.amname))`,
  additions: `(SELECT coalesce(array_agg(line ORDER BY place, number), '{}') FROM (
      SELECT place, line, number FROM unnest(${members('pg_opfamily', 'a')}) WITH ORDINALITY AS m(item, place)
      CROSS JOIN LATERAL (VALUES
        (1, format('ALTER OPERATOR FAMILY %s USING %I ADD %s', ${familyName}, am.amname, m.item)),
        (2, format('ALTER OPERATOR FAMILY %s USING %I DROP %s', ${familyName}, am.amname,
          regexp_replace(m.item, '^(OPERATOR|FUNCTION) (\\d+) .*?\\(([^)]*)\\).*$', '\\1 \\2 (\\3)')))) AS l(number, line)) AS lines)`,
  restored: accessSql({
    words: 'OPERATOR FAMILY',
    address: `concat(${familyName}, ' USING ', quote_ident(am.amname))`,
    owner: 'x.opfowner',
    acl: 'NULL::aclitem[]',
  }),
};

export const OPERATOR_CLASSES: ObjectSource<'operatorClass'> = {
  kind: 'operatorClass',
  catalog: 'pg_opclass',
  namespace: 'opcnamespace',
  joins: `JOIN pg_am AS am ON am.oid = x.opcmethod JOIN pg_opfamily AS f ON f.oid = x.opcfamily
    JOIN pg_namespace AS fn ON fn.oid = f.opfnamespace`,
  name: 'x.opcname',
  signature: 'am.amname::text',
  definition: `concat('CREATE OPERATOR CLASS ', ${qualifiedName('x.opcname')}, E'\\n  ',
    CASE WHEN x.opcdefault THEN 'DEFAULT ' END, 'FOR TYPE ', format_type(x.opcintype, NULL), ' USING ', quote_ident(am.amname),
    ' FAMILY ', CASE WHEN NOT pg_opfamily_is_visible(f.oid) THEN quote_ident(fn.nspname) || '.' END, quote_ident(f.opfname),
    E' AS\\n  ', array_to_string(${members('pg_opclass', 'i')} ||
      ('STORAGE ' || format_type(coalesce(nullif(x.opckeytype, 0), x.opcintype), NULL)), E',\\n  '))`,
  restored: accessSql({
    words: 'OPERATOR CLASS',
    address: `concat(${schemaPrefix('pg_opclass_is_visible(x.oid)')}, quote_ident(x.opcname), ' USING ', quote_ident(am.amname))`,
    owner: 'x.opcowner',
    acl: 'NULL::aclitem[]',
  }),
};
