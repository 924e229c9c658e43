import { interrupted } from '../../errors/run-errors.js';
import type { QueryResult, Row } from '../../util/queryable.js';
import type { Connection } from '../connection.js';

/** How long an interrupted command waits for PostgreSQL to roll back and to report the state of the database. */
const PATIENCE_MS = 2500;

/**
 * A connection whose queries end on the signal: running queries are cancelled, later ones are refused. `queryAlways`
 * still works as long as PostgreSQL answers, so that a run can roll back.
 */
export function guardQueries(connection: Connection, signal: AbortSignal, abandon: () => void): Connection {
  const guard = new QueryGuard(connection, signal, abandon);
  return {
    ...connection,
    query: <R>(sql: string, parameters?: readonly unknown[]) => guard.query<R>(sql, parameters),
    queryAlways: connection.query,
    close: () => guard.close(),
  };
}

class QueryGuard {
  readonly #connection: Connection;
  readonly #signal: AbortSignal;
  readonly #abandon: () => void;
  readonly #stop = () => this.#giveUpLater();
  #timer: NodeJS.Timeout | undefined;
  /** Ends each query that is running. */
  readonly #running = new Set<(reason: unknown) => void>();

  constructor(connection: Connection, signal: AbortSignal, abandon: () => void) {
    this.#connection = connection;
    this.#signal = signal;
    this.#abandon = abandon;
    signal.addEventListener('abort', this.#stop);
  }

  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    if (this.#signal.aborted) return Promise.reject(nothingChanged());
    return new Promise((resolve, reject) => {
      this.#running.add(reject);
      this.#connection
        .query<R>(sql, parameters)
        .then(resolve, reject)
        .finally(() => this.#running.delete(reject));
    });
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#stop);
    await this.#connection.close();
    clearTimeout(this.#timer);
  }

  #giveUpLater(): void {
    this.#timer = setTimeout(this.#abandon, PATIENCE_MS);
    if (this.#running.size === 0) return;
    for (const reject of this.#running) reject(nothingChanged());
    // Only reading commands come here. PostgreSQL does not notice by itself that nobody waits for the answer.
    const { announcedPid } = this.#connection;
    if (announcedPid !== null) void this.#connection.cancel(announcedPid).catch(() => false);
  }
}

function nothingChanged() {
  return interrupted('Interrupted. Nothing was changed.');
}
