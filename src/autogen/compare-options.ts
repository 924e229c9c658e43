import type { ColumnComparison } from '../schema/comparison-hooks.js';
import type { Renames } from './match/renames.js';
import type { ScopeOptions } from './scope/scope-options.js';

export interface CompareOptions extends ScopeOptions {
  /** As server_version_num says it: 150018. It decides what can be altered in place. */
  readonly serverVersion: number;
  /** Whether the privileges of both sides are compared, so that nothing else restores them. */
  readonly comparePrivileges?: boolean;
  /** Likewise. */
  readonly compareOwners?: boolean;
  readonly compareType?: boolean | ColumnComparison;
  readonly compareServerDefault?: boolean | ColumnComparison;
  /** Renames that somebody asked for, beside those that the models declare. */
  readonly renames?: Partial<Renames>;
}
