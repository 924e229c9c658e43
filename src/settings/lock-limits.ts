/** How long the statements of a run may wait for locks, and how often they are tried. */
export interface LockLimits {
  /** PostgreSQL's lock_timeout. A shorter one of the role or the URL applies instead. */
  readonly timeoutMs: number;
  /** PostgreSQL's statement_timeout; null for none. Not for CONCURRENTLY, which blocks nobody. */
  readonly statementTimeoutMs: number | null;
  /** How often, the first time included. */
  readonly attempts: number;
  /** The pause after the first attempt. It doubles after each further one. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
}
