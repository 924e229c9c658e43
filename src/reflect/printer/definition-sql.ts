import { KINDS } from '../../schema/defined-kinds.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import { ENTER_OWN_SEARCH_PATH, setSearchPath, USE_OWN_SEARCH_PATH } from '../../util/own-search-path.js';
import { objectReader } from '../catalog/objects/objects.js';
import { SCOPE_OF_ONE_OBJECT } from '../catalog/scope.js';
import { fromPrintPath, readingPath, SET_PRINT_SETTINGS } from '../print-settings.js';
import { textConstant } from '../session.js';

/** An object that statements make. */
export interface MadeObject {
  readonly identity: ObjectIdentity;
  readonly statements: readonly string[];
}

interface DefinitionSqlOptions {
  /** Nothing in a statement contains it. */
  readonly tag: string;
  readonly defaultSchema: string;
  readonly serverVersion: number;
  /** Begins the transaction that takes everything back. */
  readonly begin: string;
}

/**
 * Statements that make each object, print it as it is reflected, and take it back before the next one. A block of
 * PL/pgSQL does this, so that a refused statement takes back nothing else, and all objects need one round trip.
 *
 * While the user's statements are read, the path is the user's, so the block qualifies every name.
 */
export function definitionSql(objects: readonly MadeObject[], options: DefinitionSqlOptions): string {
  const { tag, defaultSchema, serverVersion, begin } = options;
  const schema = textConstant(defaultSchema);
  return `${begin};
${ENTER_OWN_SEARCH_PATH};
DO $${tag}$
DECLARE
  objects json := $${tag}_json$${JSON.stringify(objects)}$${tag}_json$;
  readers json := $${tag}_readers$${JSON.stringify(readersOf(objects, serverVersion))}$${tag}_readers$;
  reading text := ${readingPath(schema)};
  object json;
  name json;
  statement text;
  answer text;
  answers text[] := '{}';
BEGIN
  PERFORM set_config('client_min_messages', 'error', true), set_config('check_function_bodies', 'off', true),
          ${SET_PRINT_SETTINGS};
  FOR object IN SELECT json_array_elements(objects) LOOP
    answer := NULL;
    BEGIN
      PERFORM ${setSearchPath('reading')};
      FOR statement IN
        SELECT pg_catalog.json_array_elements_text(object OPERATOR(pg_catalog.->) 'statements')
      LOOP
        EXECUTE statement;
      END LOOP;
      PERFORM ${USE_OWN_SEARCH_PATH};
      name := object->'identity';
      EXECUTE readers->>(name->>'kind') INTO answer
        USING NULL::text, ${schema}, name->>'schema', name->>'name', name->>'signature', name->>'table';
      RAISE EXCEPTION USING ERRCODE = '${TAKE_BACK}';
    EXCEPTION
      WHEN SQLSTATE '${TAKE_BACK}' THEN NULL;
      WHEN insufficient_resources OR operator_intervention OR system_error THEN RAISE;
      WHEN OTHERS THEN answer := NULL;
    END;
    answers := array_append(answers, answer);
  END LOOP;
  PERFORM set_config('limbeck.answers', to_json(answers)::text, true);
END $${tag}$;
SELECT pg_catalog.current_setting('limbeck.answers') AS answers`;
}

/** An error of no class that PostgreSQL uses. */
const TAKE_BACK = 'LB001';

/** The query that prints an object of each kind. */
function readersOf(objects: readonly MadeObject[], serverVersion: number): Readonly<Record<string, string>> {
  const asked = new Set(objects.map(({ identity }) => identity.kind));
  return Object.fromEntries(
    KINDS.filter((kind) => asked.has(kind)).map((kind) => [
      kind,
      `WITH ${SCOPE_OF_ONE_OBJECT} SELECT ${objectReader(serverVersion, kind).sql} FROM ${fromPrintPath('$2')}`,
    ]),
  );
}
