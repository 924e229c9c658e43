/** A failure that is known, with its cause. Each is counted and printed, and ends no run. Whoever mends one removes it. */
export interface KnownFailure {
  readonly name: string;
  readonly reason: string;
  /** Matches what the failure says. */
  readonly failure: RegExp;
}

export const KNOWN_TO_FAIL: readonly KnownFailure[] = [
  {
    name: 'view never settles',
    reason: 'a view with UNION ALL of constants is replaced after every upgrade',
    failure: /check finds: replace (?:materialized )?view/,
  },
  {
    name: 'rows of a table that is made again',
    reason: 'setRowsAside and putRowsBack know nothing of renamed, computed and missing columns',
    failure: /op\.putRowsBack: (?:\S+ )*column|op\.putRowsBack: The argument "columns"/,
  },
  {
    name: 'columns of partitions and children',
    reason: 'columns that a partition or a child has from its parent are added, altered or dropped a second time',
    failure:
      /cannot add column to a partition|cannot alter inherited column|cannot drop inherited column|already exists\. Everything/,
  },
  {
    name: 'key of a partition',
    reason: "a partition's own key is taken for an inherited one",
    failure: /^Error: (?:up|down)graded.*: - constraint \S+ on .*(?:PRIMARY KEY|UNIQUE)/,
  },
  {
    name: 'name of NOT NULL',
    reason: 'a partition that is attached or detached keeps the name of its NOT NULL (PostgreSQL 18)',
    failure: /^Error: (?:up|down)graded.*: - constraint \S+_not_null/,
  },
  {
    name: 'renamed type made again',
    reason: 'a domain, composite or range type that is renamed and made again is dropped under its new name',
    failure: /op\.drop(?:Range|Composite)?(?:Type|Domain): type .* does not exist/,
  },
  {
    name: 'conversion to an earlier type',
    reason: 'the way back of a conversion has no cast',
    failure: /op\.alterColumn: cannot cast type/,
  },
];
