import type { ColumnComparison } from '../schema/comparison-hooks.js';
import type { Ownership } from '../schema/privileges.js';
import type { Renames } from './match/renames.js';
import type { RowChanges } from './rows/row-changes.js';
import type { ScopeOptions } from './scope/scope-options.js';

export interface CompareOptions extends ScopeOptions {
  /** The value of server_version_num, such as 150018. It decides what can be altered in place. */
  readonly serverVersion: number;
  /** Whether the privileges of both sides are compared, so that nothing else restores them. */
  readonly comparePrivileges?: boolean;
  /** The same for owners. */
  readonly compareOwners?: boolean;
  /** The owners in the database, by name, of objects that the role of the migration doesn't own. */
  readonly ownerRoles?: readonly Ownership[];
  readonly compareType?: boolean | ColumnComparison;
  readonly compareServerDefault?: boolean | ColumnComparison;
  /** Renames that the caller asked for, in addition to those that the models declare. */
  readonly renames?: Partial<Renames>;
  /** How the rows differ from the declared ones. */
  readonly rows?: readonly RowChanges[];
}
