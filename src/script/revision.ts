/** One revision as its file's header states it; nothing of the file was run. */
export interface Revision {
  readonly id: string;
  readonly downRevisions: readonly string[];
  /** Those the file states; a {@link RevisionNode} knows the inherited ones too. */
  readonly branchLabels: readonly string[];
  /** Ids or branch labels, as stated. */
  readonly dependsOn: readonly string[];
  /** The ids of the revisions whose effect it has: it is a squash of them, and of the one that had its id before. */
  readonly replaces?: readonly string[];
  /** False if the file says `export const transaction = false`. */
  readonly transaction: boolean;
  /** The first paragraph of the leading comment, on one line. */
  readonly message: string;
  /** The whole leading comment, without its marks. */
  readonly doc: string;
  /** As the leading comment writes it. */
  readonly createDate: string | null;
  readonly path: string;
  readonly language: RevisionLanguage;
}

/** A `.js` or `.mjs` file counts as `ts`: it holds the same exports. */
export type RevisionLanguage = 'ts' | 'sql';
