import { parenthesize } from '../ddl/expression.js';
import { quoteIdentifier } from '../ddl/quote.js';
import { type ExtendedStatistics, STATISTICS_KINDS, type StatisticsKind } from '../schema/statistics.js';
import { commentOf } from './comment-of.js';
import { renderSql, type SqlFragment } from './sql.js';
import { parseName } from './table-name.js';

export interface StatisticsOptions {
  /** Default: all of them. */
  readonly kinds?: readonly StatisticsKind[];
  /** The statistics target of ANALYZE. */
  readonly target?: number;
  readonly comment?: string;
}

/** CREATE STATISTICS. */
export interface StatisticsInput extends StatisticsOptions {
  /** The name, optionally with a schema. Default: the schema of the table. */
  readonly name: string;
  /** Columns, by their names in the program or in the database, then expressions by `sql`. */
  readonly on: readonly (string | SqlFragment)[];
}

interface Place {
  /** The schema, unless the name contains one. */
  readonly schema: string | null;
  /** What a column is called in the database. */
  readonly column: (key: string) => string;
}

export function toStatistics(input: StatisticsInput, { schema, column }: Place): ExtendedStatistics {
  const { kinds = [], target = null } = input;
  const isAll = STATISTICS_KINDS.every((kind) => kinds.includes(kind));
  return {
    ...parseName(input.name, schema),
    kinds: isAll ? [] : STATISTICS_KINDS.filter((kind) => kinds.includes(kind)),
    keys: input.on.map((key) =>
      typeof key === 'string' ? quoteIdentifier(column(key)) : expressionKey(renderSql(key)),
    ),
    target,
    comment: commentOf(input.comment),
  };
}

// A column may be said by `sql` too, and a call needs no parentheses.
function expressionKey(text: string): string {
  return /^(?:[a-z_][a-z0-9_]*|"[^"]+"|[\w.]+\([^()]*\))$/s.test(text) ? text : parenthesize(text);
}
