import type { Queryable } from '../../src/util/queryable.js';

/** The types of the columns of catalogs, and of what queries compute from them. */
const TYPES =
  split(`name, text, varchar, bpchar, "char", bool, int2, int4, int8, oid, json, jsonb, timestamptz, regclass,
  regproc, regprocedure, regtype, regnamespace, oidvector, int2vector, VARIADIC text[], VARIADIC name[], oid[], int2[],
  "char"[], regtype[], aclitem, aclitem[], pg_node_tree, anyelement, anyarray`);
const ARGUMENTS = split('name, text, oid, int4, anyelement');
const OPERANDS = split('name, text, varchar, "char", int2, int4, int8, oid, regclass, json, text[], anyelement');
const MORE_ARGUMENTS = ['text, text, bool', 'text, text, text', 'oid, int4, bool'];

/** Relations of `public` win over those of `pg_catalog` if `public` comes first. */
const RELATIONS = split('pg_class, pg_namespace, pg_attribute, pg_type, pg_depend, pg_database, pg_roles, pg_locks');

/** The names of functions and operators that SQL mentions. */
export interface MentionedNames {
  readonly functions: readonly string[];
  readonly operators: readonly string[];
}

export function mentionedNames(statements: readonly string[]): MentionedNames {
  const sql = statements.join('\n');
  const functions = [...sql.matchAll(/\b([a-z_][a-z0-9_]*) ?\(/gi)].map(([, name = '']) => name.toLowerCase());
  const operators = [...sql.matchAll(/[-+*/<>=~!@#%^&|]+/g)].map(([operator]) => operator);
  // The operators that PostgreSQL looks up for IN, LIKE, BETWEEN, NULLIF, IS DISTINCT FROM and CASE … WHEN.
  return {
    functions: [...new Set(functions)],
    operators: [...new Set([...operators, '=', '~~', '!~~', '<=', '>=', '<>'])],
  };
}

/**
 * Creates overloads of these functions and operators of PostgreSQL's in `public`, as a role that isn't a superuser. Each
 * overload fails, and counts its calls in a sequence, which no rollback restores.
 */
export async function plantOverloads(db: Queryable, { functions, operators }: MentionedNames): Promise<number> {
  // Every server has this role, so the test leaves no role behind.
  const role = 'pg_monitor';
  const signatures = [...TYPES, ...pairsOf(ARGUMENTS), ...MORE_ARGUMENTS];
  await db.query(`SET search_path = pg_catalog; GRANT CREATE, USAGE ON SCHEMA public TO ${role}; SET ROLE ${role};
    CREATE SEQUENCE public.hostile_calls`);
  const { rows } = await db.query<{ count: number }>(`
    CREATE FUNCTION public.hostile_plant(names text[], operators text[], signatures text[], pairs text[]) RETURNS int
      LANGUAGE plpgsql AS $plant$
    DECLARE name text; signature text; count int := 0;
    BEGIN
      FOR name IN SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = ANY (names) LOOP
        FOREACH signature IN ARRAY signatures LOOP
          EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS text LANGUAGE plpgsql AS $body$ BEGIN
            PERFORM pg_catalog.nextval(''public.hostile_calls''); RAISE EXCEPTION ''hostile %s(%s)''; END $body$',
            name, signature, name, signature);
          count := count + 1;
        END LOOP;
      END LOOP;
      FOREACH signature IN ARRAY pairs LOOP
        EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS bool LANGUAGE plpgsql AS $body$ BEGIN
          PERFORM pg_catalog.nextval(''public.hostile_calls''); RAISE EXCEPTION ''hostile operator(%s)''; END $body$',
          'hostile ' || signature, signature, signature);
        FOR name IN SELECT DISTINCT oprname FROM pg_operator WHERE oprname = ANY (operators) LOOP
          EXECUTE format('CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = public.%I)', name,
            split_part(signature, ', ', 1), split_part(signature, ', ', 2), 'hostile ' || signature);
          count := count + 1;
        END LOOP;
      END LOOP;
      RETURN count;
    END $plant$;
    SELECT public.hostile_plant(${list(functions)}, ${list(operators)}, ${list(signatures)}, ${list(pairsOf(OPERANDS))}) AS count`);
  await db.query(RELATIONS.map((name) => `CREATE TABLE public.${name} ()`).join('; '));
  await db.query('RESET ROLE');
  return rows[0]?.count ?? 0;
}

/** How often PostgreSQL called an overload. */
export async function countCalls(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS count FROM public.hostile_calls',
  );
  return rows[0]?.count ?? 0;
}

function split(list: string): readonly string[] {
  return list.split(/,\s+/);
}

function pairsOf(types: readonly string[]): readonly string[] {
  return types.flatMap((left) => types.map((right) => `${left}, ${right}`));
}

function list(texts: readonly string[]): string {
  return `ARRAY[${texts.map((text) => `'${text}'`).join(', ')}]`;
}
