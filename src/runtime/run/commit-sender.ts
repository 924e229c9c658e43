import { commitWord } from '../../util/transaction-words.js';
import type { Connection } from '../connection.js';
import { isConnectionLost } from '../postgres-report.js';
import type { RunEvents } from '../run-options.js';
import { type CommitOutcome, learnCommitOutcome } from './commit-outcome.js';
import type { RunProgress } from './run-progress.js';

const TRANSACTION_ID = 'SELECT pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text AS id';

/** A commit that nobody knows the outcome of. */
export interface OpenCommit {
  readonly outcome: Exclude<CommitOutcome, 'committed' | 'aborted'>;
  readonly transactionId: string | null;
}

export interface CommitSenderOptions {
  readonly connection: Connection;
  readonly progress: RunProgress;
  readonly signal: AbortSignal | undefined;
  readonly onWarning: RunEvents['onWarning'] | undefined;
}

/** Commits, and finds out what became of a commit whose answer was lost. */
export class CommitSender {
  readonly #options: CommitSenderOptions;
  #transactionId: string | null = null;
  /** Null if every commit was answered, or turned out. */
  openCommit: OpenCommit | null = null;
  /** What the version table names, as this or another connection sees it. */
  readHeads: (on: Connection) => Promise<readonly string[]> = () => Promise.resolve([]);

  constructor(options: CommitSenderOptions) {
    this.#options = options;
  }

  /** Asks for the id that the server can be asked about later. */
  async askTransactionId(): Promise<void> {
    this.#transactionId = null;
    const { rows } = await this.#options.connection.query<{ readonly id: string | null }>(TRANSACTION_ID);
    this.#transactionId = rows[0]?.id ?? null;
  }

  async send(): Promise<void> {
    const { connection, onWarning } = this.#options;
    try {
      await connection.query(commitWord(connection));
    } catch (error) {
      // A refusal is an answer: everything was rolled back.
      if (!isConnectionLost(error) || !(await this.#wasCommitted())) throw error;
      onWarning?.('The connection was lost during the commit. PostgreSQL says that it committed.');
    }
  }

  async #wasCommitted(): Promise<boolean> {
    const { connection, progress, signal } = this.#options;
    const { heads, headsWhenCommitted } = progress;
    const transactionId = this.#transactionId;
    const outcome = await learnCommitOutcome({
      connection,
      transactionId,
      signal,
      isUnchanged: async (other) =>
        heads.join() !== headsWhenCommitted.join() && (await this.readHeads(other)).join() === heads.join(),
    });
    if (outcome === 'in progress' || outcome === 'unknown') this.openCommit = { outcome, transactionId };
    return outcome === 'committed';
  }
}
