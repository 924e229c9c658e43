import type { IncludeObject } from '../../schema/comparison-hooks.js';
import type { DefinedKind } from '../../schema/defined-kinds.js';
import type { NameRule } from '../../schema/name-rule.js';
import type { UnmanagedObject } from '../../schema/unmanaged-object.js';

/** The kinds of objects that are compared: those that something is declared of, or all. */
export type ManagedKinds = 'all' | ReadonlySet<DefinedKind>;

/** What decides what is compared. */
export interface ScopeOptions {
  /** By default those of the declared objects. What is of another kind stays as it is. */
  readonly managedKinds?: ManagedKinds;
  /** Whether the declaration is models alone, which need not know of partitions. */
  readonly ofModels?: boolean;
  /** The settings `includeName` and `ignore`. */
  readonly nameRule?: NameRule;
  readonly includeObject?: IncludeObject;
  /** Schemas that are not dropped where nothing declares them, since something lies in them that is not compared. */
  readonly keptSchemas?: readonly string[];
  /** What no value describes, on each side. */
  readonly unmanaged?: {
    readonly declared: readonly UnmanagedObject[];
    readonly reflected: readonly UnmanagedObject[];
  };
}
