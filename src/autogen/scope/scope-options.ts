import type { IncludeObject } from '../../schema/comparison-hooks.js';
import type { DefinedKind } from '../../schema/defined-kinds.js';
import type { NameRule } from '../../schema/name-rule.js';
import type { UnmanagedObject } from '../../schema/unmanaged-object.js';

/** The kinds of objects that are compared: those of the declared objects, or all. */
export type ManagedKinds = 'all' | ReadonlySet<DefinedKind>;

/** What decides what is compared. */
export interface ScopeOptions {
  /** Defaults to the kinds of the declared objects. Objects of other kinds remain as they are. */
  readonly managedKinds?: ManagedKinds;
  /** Whether the declaration contains only models, which need not declare partitions. */
  readonly ofModels?: boolean;
  /** The settings `includeName` and `ignore`. */
  readonly nameRule?: NameRule;
  readonly includeObject?: IncludeObject;
  /** Schemas that are not dropped even if undeclared, because they contain objects that are not compared. */
  readonly keptSchemas?: readonly string[];
  /** Objects that the schema values don't describe, on each side. */
  readonly unmanaged?: {
    readonly declared: readonly UnmanagedObject[];
    readonly reflected: readonly UnmanagedObject[];
  };
}
