import type { RowAnswer, RowQuestion } from '../../schema/row-question.js';
import type { Queryable } from '../../util/queryable.js';
import { withSnapshot } from '../session.js';
import { compareRowsSql } from './compare-rows-sql.js';
import { readRowColumns } from './row-columns.js';
import { parseList, parseTexts } from './text-list.js';

interface FoundRow {
  readonly declared: number | null;
  readonly found: string | null;
  readonly differs: string;
}

/** Called with the question that PostgreSQL can't answer. */
export type OnUnanswered = (question: RowQuestion, error: unknown) => never;

/**
 * Asks PostgreSQL which rows differ: one query for the types of all columns, and one for each table. Only rows that differ
 * are read.
 */
export function askRows(
  db: Queryable,
  questions: readonly RowQuestion[],
  { defaultSchema, onUnanswered }: { readonly defaultSchema: string; readonly onUnanswered: OnUnanswered },
): Promise<readonly (readonly RowAnswer[])[]> {
  return withSnapshot(db, defaultSchema, async (facts) => {
    // A policy would hide rows, which would be inserted again. PostgreSQL refuses the query instead.
    await db.query("SELECT set_config('row_security', 'off', true)");
    const tables = questions.map(({ table }) => ({ schema: table.schema ?? facts.defaultSchema, name: table.name }));
    const columns = await readRowColumns(db, tables);
    const answers: (readonly RowAnswer[])[] = [];
    for (const [at, question] of questions.entries()) {
      const place = { table: tables[at] ?? question.table, columns: columns[at] ?? new Map() };
      const rows = JSON.stringify(
        question.rows.map((row) => row.map((value) => (value === undefined ? false : value))),
      );
      const result = await db
        .query<FoundRow>(compareRowsSql(question, place), [rows])
        .catch((error: unknown) => onUnanswered(question, error));
      answers.push(result.rows.map(toAnswer));
    }
    return answers;
  });
}

function toAnswer({ declared, found, differs }: FoundRow): RowAnswer {
  return {
    declared: declared === null ? null : declared - 1,
    found: found === null ? null : parseTexts(found),
    differs: parseList(differs).map((value) => value === true),
  };
}
