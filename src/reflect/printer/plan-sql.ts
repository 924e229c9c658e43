import type { ExpressionQuestion, PrintExpression } from '../../schema/expression-question.js';
import { ENTER_OWN_SEARCH_PATH, setSearchPath, USE_OWN_SEARCH_PATH } from '../../util/own-search-path.js';
import { readingPath, setPrintPath } from '../print-settings.js';
import { textConstant } from '../session.js';
import { doubleQuoted } from './double-quoted.js';
import { allColumns, enclosed, mentionsTable, ownType, probeColumns } from './probe.js';

interface PlanSqlOptions {
  /** Nothing in an expression is so. */
  readonly tag: string;
  readonly defaultSchema: string;
  /** Begins the transaction, in which nothing is written. */
  readonly begin: string;
}

/** One question. */
interface PlanQuestion {
  /** The plan of the first one that PostgreSQL accepts begins with the answer. */
  readonly statements: readonly string[];
  /** The type that is asked for. */
  readonly type?: string;
}

/**
 * Statements that have PostgreSQL plan each expression and print it out of the plan, as EXPLAIN does: for roles that
 * can't even create a temporary table. The planner evaluates what doesn't depend on a row, so its output differs from
 * that of a table. Two expressions with equal output have the same meaning, but not necessarily the same text.
 *
 * A type is named by the search path of the print, which need not be the path by which it was found. The text after the
 * name is the same on both.
 */
export function planSql(
  questions: readonly ExpressionQuestion[],
  { tag, defaultSchema, begin }: PlanSqlOptions,
): string {
  const schema = textConstant(defaultSchema);
  return `${begin};
${ENTER_OWN_SEARCH_PATH};
DO $${tag}$
DECLARE
  questions json := $${tag}_json$${JSON.stringify(questions.map(planQuestion))}$${tag}_json$;
  reading text := ${readingPath(schema)};
  question json;
  statement text;
  type_name text;
  plan json;
  type oid;
  type_as_read text;
  type_as_printed text;
  answer text;
  answers text[] := '{}';
BEGIN
  PERFORM set_config('client_min_messages', 'error', true), set_config('quote_all_identifiers', 'off', true);
  FOR question IN SELECT json_array_elements(questions) LOOP
    answer := NULL;
    FOR statement IN SELECT json_array_elements_text(question->'statements') LOOP
      BEGIN
        type_name := question->>'type';
        PERFORM ${setSearchPath('reading')};
        EXECUTE statement INTO plan;
        IF type_name IS NOT NULL THEN
          type := pg_catalog.to_regtype(type_name);
          type_as_read := pg_catalog.format_type(type, NULL);
          PERFORM ${setPrintPath(schema)};
          type_as_printed := pg_catalog.format_type(type, NULL);
        END IF;
        PERFORM ${USE_OWN_SEARCH_PATH};
        answer := plan->0->'Plan'->'Output'->>0;
        IF type_name IS NOT NULL THEN
          answer := type_as_printed || substr(answer, 1 + length('NULL::' || type_as_read));
        END IF;
      EXCEPTION WHEN OTHERS THEN
        -- The path is that of the beginning of the block again.
        answer := NULL;
      END;
      EXIT WHEN answer IS NOT NULL;
    END LOOP;
    answers := answers || answer;
  END LOOP;
  PERFORM set_config('limbeck.answers', to_json(answers)::text, true);
END $${tag}$;
SELECT pg_catalog.current_setting('limbeck.answers') AS answers`;
}

function planQuestion(question: ExpressionQuestion): PlanQuestion {
  if (question.use === 'type') {
    return { statements: [explain(`NULL::${question.sql}`, 'limbeck', new Map())], type: question.sql };
  }
  const value = valueSql(question);
  return {
    statements: [
      explain(value, 'limbeck', probeColumns(question)),
      ...(mentionsTable(question) ? [explain(value, question.table.name, allColumns(question))] : []),
    ],
  };
}

/** What a column is to hold becomes a value of its type. */
function valueSql(question: PrintExpression): string {
  const isColumn = question.use === 'default' || question.use === 'generated';
  return isColumn ? `${enclosed(question)}::${ownType(question)}` : enclosed(question);
}

// OFFSET keeps the planner from looking through the subquery and finding nothing but nulls.
function explain(value: string, table: string, columns: ReadonlyMap<string, string>): string {
  const row = [...columns].map(([name, type]) => `NULL::${type} AS ${doubleQuoted(name)}`).join(', ');
  return `EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT ${value} FROM (SELECT ${row} OFFSET 0) AS ${doubleQuoted(table)}`;
}
