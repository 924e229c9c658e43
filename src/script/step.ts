import type { Revision } from './revision.js';

/** A change of one row of the version table; an update or a delete must find exactly one row. */
export type VersionChange =
  | { readonly insert: string }
  | { readonly delete: string }
  | { readonly update: readonly [from: string, to: string] };

/** One revision to be run in one direction; a stamp only writes the version table. */
export interface Step {
  readonly direction: 'upgrade' | 'downgrade' | 'stamp';
  readonly revision: Revision;
  /** The heads that the version table names before and after, as far as this step touches them. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly versionChanges: readonly VersionChange[];
}
