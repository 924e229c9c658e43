/**
 * A revision as a module: what its file exports. `import * as revision from './versions/4e1f_add_bio.js'` is one, so
 * that a bundle needs no folder of revisions.
 */
export interface RevisionModule {
  readonly revision: string;
  readonly downRevision: string | readonly string[] | null;
  readonly branchLabels?: string | readonly string[] | null;
  readonly dependsOn?: string | readonly string[] | null;
  /** The ids of the revisions that it is a squash of. */
  readonly replaces?: readonly string[] | null;
  /** What it does, in a line; a file says it in its comment. */
  readonly message?: string;
  /** False: outside a transaction. */
  readonly transaction?: boolean;
  readonly upgrade?: RevisionPart;
  readonly downgrade?: RevisionPart;
}

type RevisionFunction = (op: never, args: never) => unknown;

/** A function, or one for each of several databases by their names. */
type RevisionPart = RevisionFunction | Readonly<Record<string, RevisionFunction>>;
