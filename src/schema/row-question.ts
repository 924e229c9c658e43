import type { DeclaredRows } from './declared-rows.js';
import type { QualifiedName } from './names.js';

/** A column whose declared values are compared. */
export interface ComparedColumn {
  /** In the database. */
  readonly name: string;
  /** Its place among the columns of the declared rows. */
  readonly at: number;
  /** Whether the values are compared in the type of the column. Otherwise as texts, because the type changes. */
  readonly inType: boolean;
}

/** A question to PostgreSQL: which rows of a table differ from declared ones? */
export interface RowQuestion {
  /** In the database. */
  readonly table: QualifiedName;
  /** Empty if the database lacks a column of the key. The only question is then whether the table has rows. */
  readonly key: readonly ComparedColumn[];
  /** Without the key. */
  readonly compared: readonly ComparedColumn[];
  /** The columns whose values are wanted of each row that differs. */
  readonly wanted: readonly string[];
  readonly rows: DeclaredRows['rows'];
  /** Whether rows that are not declared differ. */
  readonly isExact: boolean;
  /** Whether all declared rows that exist are wanted, too. */
  readonly wantsAll: boolean;
}

/** One row that differs. */
export interface RowAnswer {
  /** Its place among the declared rows; null if it is not declared. */
  readonly declared: number | null;
  /** The wanted values, as texts; null if the database doesn't have the row. */
  readonly found: readonly (string | null)[] | null;
  /** For each compared column, whether its value differs. */
  readonly differs: readonly boolean[];
}

/** Answers each question. */
export type AskRows = (questions: readonly RowQuestion[]) => Promise<readonly (readonly RowAnswer[])[]>;
