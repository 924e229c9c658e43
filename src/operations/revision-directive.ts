import type { Operation } from './operation.js';

/** A revision that is about to be written. Alembic: `MigrationScript`. */
export interface RevisionDirective {
  readonly revId: string;
  readonly message: string;
  /** The revision that it comes after: an id, a label, `head`, `base`. */
  readonly head: string;
  /** Lets it come after a revision that is not a head. */
  readonly splice: boolean;
  readonly branchLabel: string | null;
  /** The version location to write to; null is the usual one. */
  readonly versionPath: string | null;
  readonly dependsOn: readonly string[];
  /** What `upgrade` and `downgrade` will do, in this order; empty if the revision is not generated. */
  readonly upgradeOps: readonly Operation[];
  readonly downgradeOps: readonly Operation[];
}

/** What a processor of directives may want to know. */
export interface RevisionDirectiveContext {
  /** The command that was called: `revision`, `check`; null if a program did not say it. */
  readonly command: string | null;
  /** Whether models and database were compared. */
  readonly autogenerate: boolean;
  /** The heads of the existing revisions. */
  readonly heads: readonly string[];
}

/**
 * Alembic: `process_revision_directives`. Returns what is written instead: nothing, the same revision, another one, or
 * several that follow each other.
 */
export type ProcessRevisionDirectives = (
  directives: readonly RevisionDirective[],
  context: RevisionDirectiveContext,
) => readonly RevisionDirective[] | Promise<readonly RevisionDirective[]>;
