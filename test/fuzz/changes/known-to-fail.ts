/** A failure that is known, with its cause. Each is counted and printed, and ends no run. Whoever mends one removes it. */
export interface KnownFailure {
  readonly name: string;
  readonly reason: string;
  /** Matches what the failure says. */
  readonly failure: RegExp;
}

export const KNOWN_TO_FAIL: readonly KnownFailure[] = [
  {
    name: 'constructors of a renamed range type',
    reason: 'PostgreSQL leaves the functions that make its values under the old name',
    failure: /^Error: (?:up|down)graded[^:]*: - access of "?ran[^\n]*\(/,
  },
  {
    name: 'default of a composite type that changes',
    reason:
      'a default ROW(…) is not set again after an attribute comes or goes, and is in the way of a type built again',
    failure: /cannot cast type record to|default=ROW\(/,
  },
  {
    name: 'options of columns of children',
    reason: 'SET STATISTICS, SET STORAGE and SET (…) of a parent reach its children; new partitions do not get theirs',
    failure: /options=\{n_distinct|statistics=\d|: set (?:n_distinct|statistics|storage)/,
  },
  {
    name: 'rows aside keep a type',
    reason: 'the temporary table with the rows has a column of a type that is dropped',
    failure: /of table rows_of_\S+ depends on type/,
  },
  {
    name: 'DROP EXPRESSION over several levels',
    reason: 'PostgreSQL 14 refuses it for a parent whose children have children',
    failure: /DROP EXPRESSION must be applied to child tables too/,
  },
];
