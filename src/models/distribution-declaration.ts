import type { DistributedTable } from '../schema/distribution.js';
import type { QualifiedName } from '../schema/names.js';

/** How Citus spreads a table, before names are looked up. */
export interface DistributionDeclaration {
  readonly table: QualifiedName;
  /** Null: a reference table. */
  readonly distributed: DistributedTable | null;
}
