import type { Queryable, QueryResult, Row } from '../../util/queryable.js';
import { beginWord, rollbackWord } from '../../util/transaction-words.js';

/**
 * Sends queries in a transaction in which PostgreSQL refuses to write, so that a plan changes nothing. What has to be
 * tried on temporary tables takes place between such transactions, and takes everything back.
 */
export class ReadOnlySession {
  readonly #db: Queryable;
  #isOpen = false;
  readonly queries: Queryable = { query: (sql, parameters) => this.#query(sql, parameters) };

  constructor(db: Queryable) {
    this.#db = db;
  }

  async #query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    if (!this.#isOpen) {
      await this.#db.query(beginWord(this.#db, ' READ ONLY'));
      this.#isOpen = true;
      // A savepoint has no mode.
      if (this.#db.isNested === true) await this.#db.query('SET LOCAL transaction_read_only = on');
    }
    return this.#db.query<R>(sql, parameters);
  }

  /** The work begins transactions, and rolls them back. */
  async between<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
    await this.close();
    return work(this.#db);
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#db.query(rollbackWord(this.#db));
  }
}
