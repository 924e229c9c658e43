import type { QualifiedName } from '../schema/names.js';
import type { ExtendedStatistics } from '../schema/statistics.js';

/** CREATE STATISTICS with its target and comment. */
export interface CreateStatistics {
  readonly kind: 'createStatistics';
  readonly table: QualifiedName;
  readonly statistics: ExtendedStatistics;
}

export interface DropStatistics {
  readonly kind: 'dropStatistics';
  readonly table: QualifiedName;
  readonly statistics: QualifiedName;
  readonly was?: ExtendedStatistics;
}

export interface StatisticsChanges {
  /** Null is the usual one. */
  readonly target?: number | null;
  readonly newName?: string;
}

/** What can be altered without gathering them again. */
export interface AlterStatistics {
  readonly kind: 'alterStatistics';
  readonly table: QualifiedName;
  readonly statistics: QualifiedName;
  readonly changes: StatisticsChanges;
  /** The target as it was. */
  readonly was?: Pick<StatisticsChanges, 'target'>;
}
