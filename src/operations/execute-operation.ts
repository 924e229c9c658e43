/** SQL of the user's own, run as it is. */
export interface Execute {
  readonly kind: 'execute';
  readonly sql: string;
  /** For $1, $2 …; inlined as literals in offline mode. */
  readonly parameters?: readonly unknown[];
  /** A line for people, where the SQL says less. */
  readonly description?: string;
  /** The way back, where it is known. */
  readonly reverse?: string;
}
