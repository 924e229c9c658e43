import { quoteIdentifiers, quoteLiteral } from '../ddl/quote.js';
import type { Connection } from '../runtime/connection.js';
import { rollbackWord } from '../util/transaction-words.js';

/** What the live database says of how names are read there. */
export interface NameFacts {
  readonly defaultSchema: string;
  /** The schemas of its search path, in their order. */
  readonly searchPath: readonly string[];
}

/**
 * An empty database for a while, whose names are read as in the live one. In one that is nested, everything is taken
 * back when its transaction ends.
 */
export class Scratch {
  readonly connection: Connection;
  readonly signal: AbortSignal | undefined;
  readonly #session: string;

  constructor(connection: Connection, names: NameFacts, signal: AbortSignal | undefined) {
    this.connection = connection;
    this.signal = signal;
    this.#session = sessionSql([names.defaultSchema, ...names.searchPath]);
  }

  /** Runs a statement; what is refused leaves nothing behind. */
  async run(statement: string): Promise<void> {
    if (this.connection.isNested !== true) {
      await this.connection.query(statement);
      return;
    }
    await this.connection.query('SAVEPOINT limbeck');
    try {
      await this.connection.query(statement);
      await this.connection.query('RELEASE SAVEPOINT limbeck');
    } catch (error) {
      await this.connection.query(rollbackWord(this.connection)).catch(() => undefined);
      throw error;
    }
  }

  /** Ends the statement that is running. */
  async stop(): Promise<void> {
    const { announcedPid } = this.connection;
    if (announcedPid !== null) await this.connection.cancel(announcedPid);
  }

  /** Has the session read SQL as it does when it begins. */
  async resetSession(): Promise<void> {
    await this.connection.query(this.#session);
  }
}

function sessionSql(searchPath: readonly string[]): string {
  return [
    'RESET SESSION AUTHORIZATION',
    'RESET ROLE',
    'RESET ALL',
    'SET default_transaction_read_only = off',
    'SET statement_timeout = 0',
    'SET lock_timeout = 0',
    // Nothing of it has to outlive a crash of the server.
    'SET synchronous_commit = off',
    'SET client_min_messages = warning',
    `SELECT pg_catalog.set_config('search_path', ${quoteLiteral(quoteIdentifiers([...new Set(searchPath)]))}, false)`,
  ].join(';\n');
}
