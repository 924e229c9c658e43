import type { QualifiedName } from '../schema/names.js';

/** SQL of the user's own, run as it is. */
export interface Execute {
  readonly kind: 'execute';
  readonly sql: string;
  /** For $1, $2 …; inlined as literals in offline mode. */
  readonly parameters?: readonly unknown[];
  /** A readable description, if the SQL alone is not clear. */
  readonly description?: string;
  /** Whether it comes before the changes of the rows of these tables, or after them. Revisions don't have it. */
  readonly aroundRows?: { readonly when: 'before' | 'after'; readonly tables: readonly QualifiedName[] };
  /** The way back, if it is known. */
  readonly reverse?: string;
}
