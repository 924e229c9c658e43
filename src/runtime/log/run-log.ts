import type { QualifiedName } from '../../schema/names.js';
import type { LogAuthor, LogEntry } from './log-entry.js';
import { createLog, insertIntoLog, type LogRow } from './log-table.js';

export interface RunLogOptions {
  readonly table: QualifiedName;
  /** Unknown in a script. */
  readonly exists: boolean | 'unknown';
  readonly author: LogAuthor;
}

interface Pending {
  readonly entry: LogEntry;
  readonly startedAt: number;
  endedAt: number;
}

/**
 * Collects what a run does, so that one statement records it in the transaction that keeps it. A statement for each
 * revision would make a run of many small revisions slower.
 */
export class RunLog {
  readonly #options: RunLogOptions;
  /** Whether the table is created in the transaction that is open, or kept by one before. */
  #table: 'missing' | 'in transaction' | 'exists';
  #startedAt = 0;
  #pending: Pending[] = [];

  constructor(options: RunLogOptions) {
    this.#options = options;
    this.#table = options.exists === true ? 'exists' : 'missing';
  }

  get isEmpty(): boolean {
    return this.#pending.length === 0;
  }

  /** A revision is about to run. */
  begin(): void {
    this.#startedAt = performance.now();
  }

  /** The version table was told of it. Returns a function to call when all of its statements have run. */
  add(entry: LogEntry): () => void {
    const now = performance.now();
    const pending = { entry, startedAt: this.#startedAt, endedAt: now };
    this.#pending.push(pending);
    return () => {
      pending.endedAt = performance.now();
    };
  }

  /** The statements that record what was added, for the transaction that is about to be committed. */
  take(): readonly string[] {
    if (this.isEmpty) return [];
    const { table, author, exists } = this.#options;
    const rows = this.#pending.map((pending, place) => this.#toRow(pending, this.#pending[place - 1]));
    this.#pending = [];
    const create = this.#table === 'missing' ? [createLog(table, { ifNotExists: exists === 'unknown' })] : [];
    if (this.#table === 'missing') this.#table = 'in transaction';
    return [...create, insertIntoLog(table, rows, author)];
  }

  committed(): void {
    if (this.#table === 'in transaction') this.#table = 'exists';
  }

  rolledBack(): void {
    this.#pending = [];
    if (this.#table === 'in transaction') this.#table = 'missing';
  }

  /** A revision may be sent before the one before it has ended. Nobody knows when a script will run. */
  #toRow({ entry, startedAt: sentAt, endedAt }: Pending, previous: Pending | undefined): LogRow {
    if (this.#options.exists === 'unknown') return { entry, times: null };
    const startedAt = Math.max(sentAt, previous?.endedAt ?? 0);
    return { entry, times: { agoMs: performance.now() - startedAt, durationMs: endedAt - startedAt } };
  }
}
