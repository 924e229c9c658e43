import type { DefinedKind } from '../../../schema/defined-kinds.js';
import { ROUTINE_SIGNATURE } from '../routine-signature.js';
import { accessSql, type ObjectSource, qualifiedName } from './object-source.js';
import { TYPE_FUNCTIONS } from './type-functions.js';

// The functions of a type are created and dropped with the type.
const NOT_INTERNAL = `NOT EXISTS (SELECT FROM pg_depend AS d
  WHERE d.classid = x.tableoid AND d.objid = x.oid AND d.deptype = 'i')
  AND x.oid NOT IN (SELECT function FROM (${TYPE_FUNCTIONS}) AS f)`;

// pg_get_functiondef() names the schema, regardless of the search path, and says OR REPLACE.
export const routineDefinition = (words: string) => {
  const prefix = `length('CREATE OR REPLACE ${words} ' || x.pronamespace::regnamespace || '.' || quote_ident(x.proname))`;
  const rest = `substr(pg_get_functiondef(x.oid), ${prefix} + 1)`;
  return `concat('CREATE ${words} ', ${qualifiedName('x.proname')}, rtrim(${rest}, E'\\n'))`;
};

const OUTPUT = `(SELECT string_agg(o.type::regtype::text, ', ') FROM unnest(x.proallargtypes, x.proargmodes) AS o(type, mode)
  WHERE o.mode IN ('o', 'b', 't'))`;

/** CREATE OR REPLACE may name what had no name, and add defaults. */
const FRAME = `ARRAY[concat_ws(' ', pg_get_function_result(x.oid), ${OUTPUT})] || coalesce(x.proargnames, '{}')
  || array_fill('DEFAULT'::text, ARRAY[x.pronargdefaults::int])`;

function routine<Kind extends DefinedKind>(kind: Kind, words: string, letters: string): ObjectSource<Kind> {
  return {
    kind,
    catalog: 'pg_proc',
    namespace: 'pronamespace',
    where: `x.prokind IN (${letters}) AND ${NOT_INTERNAL}`,
    name: 'x.proname',
    signature: ROUTINE_SIGNATURE,
    definition: `CASE WHEN x.prokind IN (${letters}) THEN ${routineDefinition(words)} END`,
    frame: FRAME,
    isParsed: 'x.prosqlbody IS NOT NULL OR x.pronargdefaults > 0',
    restored: accessSql({ words, address: 'x.oid::regprocedure', owner: 'x.proowner', acl: 'x.proacl' }),
  };
}

export const FUNCTIONS = routine('function', 'FUNCTION', "'f', 'w'");
export const PROCEDURES = routine('procedure', 'PROCEDURE', "'p'");
