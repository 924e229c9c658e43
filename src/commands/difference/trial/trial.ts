/** What came of running a new revision on a copy of the schema, before anybody runs it on the database. */
export type Trial =
  /** The upgrade leads to what is declared, and the downgrade back. */
  | { readonly outcome: 'passed' }
  /** There is no copy to run it on. */
  | { readonly outcome: 'not tried'; readonly why: string }
  | TrialFailure;

export interface TrialFailure {
  readonly outcome: 'failed';
  readonly direction: 'upgrade' | 'downgrade';
  /** A sentence: what PostgreSQL says, or what differs after it. */
  readonly what: string;
}
