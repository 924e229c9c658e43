import { relkind } from '../../schema/relation-kinds.js';
import { ENTER_OWN_SEARCH_PATH, USE_OWN_SEARCH_PATH } from '../../util/own-search-path.js';
import { fromPrintPath, readingPath, SET_PRINT_SETTINGS } from '../print-settings.js';
import { textConstant } from '../session.js';
import { doubleQuoted } from './double-quoted.js';
import type { ProbeGroup } from './group-probes.js';
import type { OwnRow, Probe } from './probe.js';

interface ProbeSqlOptions {
  /** Begins the name of everything that is made; nothing else in the database begins so. */
  readonly tag: string;
  readonly defaultSchema: string;
  /** Begins the transaction that takes all of it back. */
  readonly begin: string;
}

/**
 * Statements that make the tables of the probes and print what became of them; the transaction stays open. A block of
 * PL/pgSQL makes them, because there a refused table takes back nothing but itself, and because nothing in it can end
 * the transaction. While the user's expressions are read, the path is the user's, so the block qualifies every name.
 */
export function probeSql(groups: readonly ProbeGroup[], { tag, defaultSchema, begin }: ProbeSqlOptions): string {
  const schema = textConstant(defaultSchema);
  return `${begin};
${ENTER_OWN_SEARCH_PATH};
DO $${tag}$
DECLARE
  probe_groups json := $${tag}_json$${JSON.stringify(groups.map(groupStatements))}$${tag}_json$;
  probe_group json;
  attempts json;
  attempt json;
  statement text;
BEGIN
  PERFORM pg_catalog.set_config('client_min_messages', 'error', true),
          pg_catalog.set_config('search_path', ${readingPath(schema)}, true);
  FOR probe_group IN SELECT pg_catalog.json_array_elements(probe_groups) LOOP
    BEGIN
      FOR statement IN
        SELECT pg_catalog.json_array_elements_text(probe_group OPERATOR(pg_catalog.->) 'together')
      LOOP
        EXECUTE statement;
      END LOOP;
    EXCEPTION WHEN OTHERS THEN
      FOR attempts IN SELECT pg_catalog.json_array_elements(probe_group OPERATOR(pg_catalog.->) 'alone') LOOP
        FOR attempt IN SELECT pg_catalog.json_array_elements(attempts) LOOP
          BEGIN
            FOR statement IN SELECT pg_catalog.json_array_elements_text(attempt) LOOP
              EXECUTE statement;
            END LOOP;
            EXIT;
          EXCEPTION WHEN OTHERS THEN
            NULL;
          END;
        END LOOP;
      END LOOP;
    END;
  END LOOP;
  PERFORM ${USE_OWN_SEARCH_PATH}, ${SET_PRINT_SETTINGS};
END $${tag}$;
${answersSql(schema)}`;
}

// For a column, its default or otherwise its type; for an index, its predicate or otherwise its key.
function answersSql(schema: string): string {
  return `SELECT has_database_privilege(current_database(), 'TEMPORARY') AS allowed, (
  SELECT json_agg(json_build_array(t.relname, a.object, a.expression, a.type))::text
    FROM pg_class AS t
    CROSS JOIN LATERAL (
      SELECT c.attname, pg_get_expr(d.adbin, d.adrelid, true), format_type(c.atttypid, c.atttypmod)
        FROM pg_attribute AS c
        LEFT JOIN pg_attrdef AS d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
       WHERE c.attrelid = t.oid AND c.attnum > 0
      UNION ALL
      SELECT k.conname, pg_get_expr(k.conbin, k.conrelid, true), NULL
        FROM pg_constraint AS k
       WHERE k.conrelid = t.oid AND k.contype = 'c'
      UNION ALL
      SELECT x.relname, coalesce(pg_get_expr(i.indpred, i.indrelid, true), pg_get_indexdef(i.indexrelid, 1, true)), NULL
        FROM pg_index AS i
        JOIN pg_class AS x ON x.oid = i.indexrelid
       WHERE i.indrelid = t.oid) AS a(object, expression, type)
   WHERE t.relnamespace = pg_my_temp_schema() AND t.relkind = ${relkind('table')}) AS answers
  FROM ${fromPrintPath(schema)}`;
}

function groupStatements({ table, probes }: ProbeGroup) {
  return {
    together: statements(
      table,
      probes.map(({ probe }) => probe),
      0,
    ),
    alone: probes.map(({ probe, ownTable }) => attemptsAlone(probe, ownTable)),
  };
}

/** Without its own row first: that needs all columns, and PostgreSQL may not know the types of all of them yet. */
function attemptsAlone(probe: Probe, ownTable: string): readonly (readonly string[])[] {
  const { ownRow } = probe;
  const ways = waysOf(probe);
  return [
    ...ways.map((way) => statements(ownTable, [probe], way)),
    ...(ownRow === null ? [] : ways.map((way) => ownRowStatements(ownTable, { probe, ownRow, way }))),
  ];
}

function waysOf({ indexes }: Probe): readonly number[] {
  return indexes.length === 0 ? [0] : indexes.map((_, way) => way);
}

/** @param way which of the ways to make its index each probe takes */
function statements(table: string, probes: readonly Probe[], way: number): readonly string[] {
  const columns = new Map(probes.flatMap((probe) => [...probe.columns]));
  const items = [
    ...[...columns].map(([name, definition]) => `${doubleQuoted(name)} ${definition}`),
    ...probes.flatMap((probe) => probe.constraints),
  ];
  const indexes = probes.flatMap((probe) => probe.indexes[way] ?? []);
  return [`CREATE TEMPORARY TABLE ${table} (${items.join(', ')})`, ...indexes.map((index) => index(table))];
}

interface OwnRowAttempt {
  readonly probe: Probe;
  readonly ownRow: OwnRow;
  readonly way: number;
}

/** PostgreSQL reads the expression while the table has its name. The rename makes the name free for the next attempt. */
function ownRowStatements(table: string, { probe, ownRow, way }: OwnRowAttempt): readonly string[] {
  const named = `pg_temp.${doubleQuoted(ownRow.name)}`;
  return [
    ...statements(named, [{ ...probe, columns: ownRow.columns }], way),
    `ALTER TABLE ${named} RENAME TO ${table}`,
  ];
}
