import { setTimeout as sleep } from 'node:timers/promises';
import { ExitStatus } from '../errors/exit-status.js';
import { interrupted } from '../errors/run-errors.js';
import { flushOutput } from './output.js';

/**
 * Ctrl-C, the end of the terminal, and what ends a container or a CI job. Node sends SIGBREAK for Ctrl-Break on
 * Windows; Windows itself has no SIGTERM, and ends the process five seconds after SIGHUP.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** A terminal and `npm run` both pass on the same Ctrl-C. */
const SAME_PRESS_MS = 300;

/** How long the command may take to roll back and to report. A run waits half as long for PostgreSQL. */
const PATIENCE_MS = 5000;

/** What the process is told from outside: to end. */
export class Interruption {
  readonly #controller = new AbortController();
  /** The one of Node: code of the user's can't end the process. */
  readonly #exit = process.exit.bind(process);
  #since = 0;

  /** The first signal lets the command roll back; the second one does not wait for that. */
  listen(): void {
    for (const signal of SIGNALS) process.on(signal, () => void this.#receive(signal));
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Stops the command for another reason than a signal. */
  stop(): void {
    this.#controller.abort();
  }

  /** The outcome of the work; fails if the work does not end in time after an interruption. */
  limit<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.signal.addEventListener('abort', () => {
        // If nothing else is left to wait for, the process guard ends the command before.
        void sleep(PATIENCE_MS, undefined, { ref: false }).then(() => reject(leftUnfinished()));
      });
      work.then(resolve, reject);
    });
  }

  async #receive(signal: string): Promise<void> {
    if (!this.signal.aborted) {
      this.#since = performance.now();
      this.#controller.abort();
      return;
    }
    if (performance.now() - this.#since < SAME_PRESS_MS) return;
    process.stderr.write(`Left at once after a second ${signal}. PostgreSQL rolls back what was not committed.\n`);
    await flushOutput();
    this.#exit(ExitStatus.interrupted);
  }
}

function leftUnfinished() {
  return interrupted(
    `Interrupted. The command did not end within ${PATIENCE_MS / 1000} seconds, and its process was stopped. PostgreSQL rolls back what was not committed; \`migrate current\` shows where the database is.`,
  );
}
