import { accessSql, type ObjectSource, qualifiedName, routineName } from './object-source.js';
import { routineDefinition } from './routines.js';
import { TYPE_FUNCTIONS, TYPE_SUPPORT } from './type-functions.js';

const option = (name: string, value: string) => `'${name} = ' || ${value}`;

/** In the order of the manual (CREATE TYPE). */
const OPTIONS = [
  ...TYPE_SUPPORT.map(([name, column]) => option(name, routineName(`x.${column}`))),
  option('INTERNALLENGTH', "CASE x.typlen WHEN -1 THEN 'VARIABLE' ELSE x.typlen::text END"),
  "CASE WHEN x.typbyval THEN 'PASSEDBYVALUE' END",
  option(
    'ALIGNMENT',
    "CASE x.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END",
  ),
  option(
    'STORAGE',
    "CASE x.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END",
  ),
  "CASE WHEN x.typcategory <> 'U' THEN 'CATEGORY = ' || quote_literal(x.typcategory::text) END",
  "CASE WHEN x.typispreferred THEN 'PREFERRED = true' END",
  option('DEFAULT', 'quote_literal(x.typdefault)'),
  option('ELEMENT', 'format_type(nullif(x.typelem, 0), NULL)'),
  "CASE WHEN x.typdelim <> ',' THEN 'DELIMITER = ' || quote_literal(x.typdelim::text) END",
  "CASE WHEN x.typcollation <> 0 THEN 'COLLATABLE = true' END",
];

const NAME = qualifiedName('x.typname');
const OPTION_LIST = `concat_ws(E',\\n  ', ${OPTIONS.join(',\n')})`;

/** A value for each function of a base type, as an array in the order of the functions' names. */
const ofFunctions = (expression: string, where = 'true') => `ARRAY(SELECT ${expression}
  FROM pg_proc AS x JOIN scope AS s ON s.oid = x.pronamespace
 WHERE x.oid IN (SELECT function FROM (${TYPE_FUNCTIONS}) AS f WHERE f.type = own.oid) AND ${where}
 ORDER BY x.oid::regprocedure::text)`;

const DEFINITIONS = ofFunctions(routineDefinition('FUNCTION'));

export const BASE_TYPES: ObjectSource<'baseType'> = {
  kind: 'baseType',
  catalog: 'pg_type',
  namespace: 'typnamespace',
  where: `(x.typtype = 'b' AND x.typinput <> 'array_in'::regproc OR x.typtype = 'p' AND NOT x.typisdefined)`,
  joins: 'CROSS JOIN LATERAL (SELECT x.oid) AS own',
  name: 'x.typname',
  definition: `CASE WHEN x.typisdefined
    THEN concat('CREATE TYPE ', ${NAME}, E';\\n', array_to_string(${DEFINITIONS}, E';\\n') || E';\\n',
      'CREATE TYPE ', ${NAME}, E' (\\n  ', ${OPTION_LIST}, E'\\n)')
    ELSE concat('CREATE TYPE ', ${NAME}) END`,
  frame: `CASE WHEN x.typisdefined
    THEN ARRAY[${OPTION_LIST}] || ${ofFunctions("concat(x.oid::regprocedure, ' ', pg_get_function_result(x.oid))")} END`,
  alteration: `array_to_string(${ofFunctions(`regexp_replace(${routineDefinition('FUNCTION')}, '^CREATE', 'CREATE OR REPLACE')`)}, E';\\n')`,
  additions: `ARRAY(SELECT unnest(ARRAY[line || quote_literal(text), line || 'NULL']) FROM unnest(
      ${ofFunctions("concat('COMMENT ON FUNCTION ', x.oid::regprocedure, ' IS ')", "obj_description(x.oid, 'pg_proc') IS NOT NULL")},
      ${ofFunctions("obj_description(x.oid, 'pg_proc')", "obj_description(x.oid, 'pg_proc') IS NOT NULL")}) AS c(line, text))`,
  restored: accessSql({ words: 'TYPE', address: 'x.oid::regtype', owner: 'x.typowner', acl: 'x.typacl' }),
};
