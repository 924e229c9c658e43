import type { ColumnComparison, IncludeName, IncludeObject } from '../schema/comparison-hooks.js';
import type { DefinedKind } from '../schema/defined-kinds.js';
import type { Renames } from './match/renames.js';

/** The kinds of objects that are compared: those that something is declared of, or all. */
export type ManagedKinds = 'all' | ReadonlySet<DefinedKind>;

export interface CompareOptions {
  /** As server_version_num says it: 150018. It decides what can be altered in place. */
  readonly serverVersion: number;
  /** By default those of the declared objects. What is of another kind stays as it is. */
  readonly managedKinds?: ManagedKinds;
  /** Whether the privileges of both sides are compared, so that nothing else restores them. */
  readonly comparePrivileges?: boolean;
  /** Likewise. */
  readonly compareOwners?: boolean;
  readonly compareType?: boolean | ColumnComparison;
  readonly compareServerDefault?: boolean | ColumnComparison;
  readonly includeObject?: IncludeObject;
  readonly includeName?: IncludeName;
  /** Schemas that are not dropped where nothing declares them, since something lies in them that is not compared. */
  readonly keptSchemas?: readonly string[];
  /** Renames that somebody asked for, beside those that the models declare. */
  readonly renames?: Partial<Renames>;
}
