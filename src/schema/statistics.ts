import type { QualifiedName } from './names.js';

export const STATISTICS_KINDS = ['ndistinct', 'dependencies', 'mcv'] as const;
export type StatisticsKind = (typeof STATISTICS_KINDS)[number];

/** CREATE STATISTICS: what ANALYZE gathers of several columns together. */
export interface ExtendedStatistics extends QualifiedName {
  /** Empty for all of them, and for those on one expression, which have none. */
  readonly kinds: readonly StatisticsKind[];
  /** Columns and expressions as SQL, as pg_get_statisticsobjdef_columns() prints them. */
  readonly keys: readonly string[];
  readonly target: number | null;
  readonly comment: string | null;
}
