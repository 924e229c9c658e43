import type { Queryable } from '../util/queryable.js';

/** A message that PostgreSQL sends in addition to results: RAISE NOTICE, "relation already exists, skipping". */
export interface Notice {
  readonly severity: string;
  readonly message: string;
}

export interface OpenConnectionOptions {
  /** The folder that a relative `pglite://` path starts from. Defaults to the working folder. */
  readonly baseFolder?: string;
  /** Ten seconds where neither this nor the URL (`connect_timeout`) nor PGCONNECT_TIMEOUT says anything. */
  readonly connectTimeoutMs?: number;
  readonly onNotice?: (notice: Notice) => void;
  /** Called with a message if the server isn't PostgreSQL and lacks what a run relies on. */
  readonly onWarning?: (message: string) => void;
  /** Called when an embedded database is about to be created, which takes seconds. */
  readonly onSlowStart?: (folder: string) => void;
  /**
   * Ends what is going on, within seconds even if the server does not answer: connecting, and queries. `queryAlways`
   * still works for a while.
   */
  readonly signal?: AbortSignal;
}

/**
 * One session on a database. Statements may be sent without waiting for the one before: they run in the order in
 * which they were sent, and each gets its own result or error.
 */
export interface Connection extends Queryable {
  readonly kind: 'pg' | 'pglite';
  /** For people, without a password: `app@db.example.com:5432/shop`, `pglite://.limbeck/data`. */
  readonly description: string;
  /** What stands for the session: the client. Two connections over one client share it. */
  readonly session: object;
  /** The backend that the server named when the session began; a pooler may name another one than it uses. */
  readonly announcedPid: number | null;
  /**
   * Sends a statement whose answer nobody waits for yet, and calls `onAnswer` with the outcome before anything that
   * PostgreSQL sent later, such as a notice of the next statement, is told. Missing if the client sends a statement
   * only after the answer to the one before.
   */
  readonly queryAhead?: (sql: string, onAnswer: (error: unknown) => void) => void;
  /** Whether the server was in a transaction when it answered last; null if the client does not tell. */
  inTransaction(): boolean | null;
  /**
   * Asks the server to stop what a backend is doing (pg_cancel_backend, from a second connection). False if there
   * is no second way in: a client of the user's own, an embedded database.
   */
  cancel(backendPid: number): Promise<boolean>;
  /** Opens a session on another database of the same server, as the same role; null if there is no second way in. */
  readonly openSibling: ((database: string) => Promise<Connection>) | null;
  /** Sends a query even after the signal has interrupted the others. Missing if no signal was given. */
  readonly queryAlways?: Queryable['query'];
  /** Opens another session on the same database; null if there is no second way in. */
  readonly reopen: ((signal: AbortSignal) => Promise<Connection>) | null;
  /** Closes what openConnection opened; leaves a client of the user's own open. */
  close(): Promise<void>;
}
