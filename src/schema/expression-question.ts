import type { Column } from './column.js';

/** Where an expression is used. PostgreSQL chooses its type, and prints it, depending on that. */
export type ExpressionUse = 'default' | 'generated' | 'check' | 'indexKey' | 'predicate' | 'exclusionKey';

/** The table of an expression, which may be renamed. */
export interface MentionedTable {
  /** The name that the expression uses. */
  readonly name: string;
  /** The name that the answer uses. */
  readonly printedAs: string;
}

/** How would PostgreSQL print this expression once it is part of a table? */
export interface PrintExpression {
  readonly use: ExpressionUse;
  readonly expression: string;
  /** The columns of its table, those that it may mention; the column itself among them. */
  readonly columns: readonly Column[];
  /** Its table, if the expression may mention it: to qualify a column, or to refer to the whole row. */
  readonly table?: MentionedTable;
  /** The name of the column whose default or generation expression it is; `default` and `generated` only. */
  readonly column?: string;
  /** STORED or VIRTUAL; `generated` only. */
  readonly stored?: boolean;
}

/** How does format_type() spell this type, without array brackets? For spellings that the tool does not know. */
export interface PrintType {
  readonly use: 'type';
  readonly sql: string;
}

export type ExpressionQuestion = PrintExpression | PrintType;

/** Answers in the order of the questions; null if PostgreSQL refuses the expression or no server can be asked. */
export type PrintExpressions = (questions: readonly ExpressionQuestion[]) => Promise<readonly (string | null)[]>;
