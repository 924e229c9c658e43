import { ROUTINE_SIGNATURE } from '../routine-signature.js';
import { accessSql, type ObjectSource, qualifiedName, routineName } from './object-source.js';

const ARGUMENTS = `CASE WHEN x.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(x.oid) END`;

const FINAL_MODIFY = (column: string, kindDefault: string) =>
  `CASE WHEN a.${column} <> ${kindDefault} THEN CASE a.${column} WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END`;

const option = (name: string, value: string) => `'${name} = ' || ${value}`;
const routine = (name: string, column: string) => option(name, routineName(`a.${column}`));
const flag = (name: string, condition: string) => `CASE WHEN ${condition} THEN '${name}' END`;

const DEFAULT_MODIFY = "CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END";

/** In the order of the manual (CREATE AGGREGATE). */
const OPTIONS = [
  routine('SFUNC', 'aggtransfn'),
  option('STYPE', 'format_type(a.aggtranstype, NULL)'),
  option('SSPACE', 'nullif(a.aggtransspace, 0)'),
  routine('FINALFUNC', 'aggfinalfn'),
  flag('FINALFUNC_EXTRA', 'a.aggfinalextra'),
  option('FINALFUNC_MODIFY', FINAL_MODIFY('aggfinalmodify', DEFAULT_MODIFY)),
  routine('COMBINEFUNC', 'aggcombinefn'),
  routine('SERIALFUNC', 'aggserialfn'),
  routine('DESERIALFUNC', 'aggdeserialfn'),
  option('INITCOND', 'quote_literal(a.agginitval)'),
  routine('MSFUNC', 'aggmtransfn'),
  routine('MINVFUNC', 'aggminvtransfn'),
  option('MSTYPE', 'format_type(nullif(a.aggmtranstype, 0), NULL)'),
  option('MSSPACE', 'nullif(a.aggmtransspace, 0)'),
  routine('MFINALFUNC', 'aggmfinalfn'),
  flag('MFINALFUNC_EXTRA', 'a.aggmfinalextra'),
  option(
    'MFINALFUNC_MODIFY',
    `CASE WHEN a.aggmtransfn <> 0 THEN ${FINAL_MODIFY('aggmfinalmodify', DEFAULT_MODIFY)} END`,
  ),
  option('MINITCOND', 'quote_literal(a.aggminitval)'),
  `(SELECT format('SORTOP = OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_operator AS o
      JOIN pg_namespace AS n ON n.oid = o.oprnamespace WHERE o.oid = a.aggsortop)`,
  option('PARALLEL', "CASE x.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END"),
  flag('HYPOTHETICAL', "a.aggkind = 'h'"),
];

export const AGGREGATES: ObjectSource<'aggregate'> = {
  kind: 'aggregate',
  catalog: 'pg_proc',
  namespace: 'pronamespace',
  joins: 'JOIN pg_aggregate AS a ON a.aggfnoid = x.oid',
  where: "x.prokind = 'a'",
  name: 'x.proname',
  signature: ROUTINE_SIGNATURE,
  definition: `concat('CREATE AGGREGATE ', ${qualifiedName('x.proname')}, '(', ${ARGUMENTS}, E') (\\n  ',
    concat_ws(E',\\n  ', ${OPTIONS.join(',\n')}), E'\\n)')`,
  frame: 'ARRAY[a.aggkind::text, pg_get_function_result(x.oid)]',
  restored: accessSql({
    words: 'FUNCTION',
    ownerWords: 'AGGREGATE',
    address: 'x.oid::regprocedure',
    owner: 'x.proowner',
    acl: 'x.proacl',
  }),
};
