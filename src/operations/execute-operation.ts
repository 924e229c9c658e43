/** SQL of the user's own, run as it is. */
export interface Execute {
  readonly kind: 'execute';
  readonly sql: string;
  /** For $1, $2 …; inlined as literals in offline mode. */
  readonly parameters?: readonly unknown[];
  /** A readable description, if the SQL alone is not clear. */
  readonly description?: string;
  /** The way back, if it is known. */
  readonly reverse?: string;
}
