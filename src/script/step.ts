import type { Revision } from './revision.js';

/** A change of rows of the version table; an update or a delete of one must find exactly one row. */
export type VersionChange =
  | { readonly insert: string }
  | { readonly delete: string }
  | { readonly update: readonly [from: string, to: string] }
  /** Every row goes, whatever it names. */
  | { readonly deleteAll: true };

interface VersionMove {
  /** The revisions left and reached, as a progress line names them; none is base. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly versionChanges: readonly VersionChange[];
}

/** One revision to be run in one direction. */
export interface RevisionStep extends VersionMove {
  readonly direction: 'upgrade' | 'downgrade';
  readonly revision: Revision;
}

/** The version table is written, and nothing is run. */
export interface StampStep extends VersionMove {
  readonly direction: 'stamp';
  /** Where the stamp leads; null for base. */
  readonly revision: Revision | null;
}

export type Step = RevisionStep | StampStep;
