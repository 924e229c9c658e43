import { ExitStatus } from '../../errors/exit-status.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { exitCalled, interruptedBy, neverSettled } from '../../errors/process-errors.js';
import { interrupted } from '../../errors/run-errors.js';
import { dropResults } from '../../util/result-output.js';
import { findRunningUserCode, type UserCode } from '../../util/user-code.js';
import type { Outcome } from './outcome.js';

/** How long a run may take to roll back after code outside it failed. */
const PATIENCE_MS = 10_000;

/** What stops a command. */
interface Stoppable {
  readonly signal: AbortSignal;
  stop(): void;
}

/** A failure that no command was told of. */
interface Stray {
  readonly error: unknown;
  /** The code of the user's that was waited for when it came up. */
  readonly during: UserCode | null;
}

/**
 * Watches the process while a command runs, so that it never ends without a word: an error in a timer or in a promise
 * that nothing awaits, process.exit() in a revision, a promise that never settles. Each stops the command, which rolls
 * back, and becomes its outcome.
 */
export class ProcessGuard {
  readonly #command: Stoppable;
  #stray: Stray | null = null;
  #giveUp: () => void = () => undefined;
  readonly #gaveUp = new Promise<null>((resolve) => {
    this.#giveUp = () => resolve(null);
  });
  #holds: NodeJS.Timeout | undefined;

  /** @param command is stopped if something fails outside it. */
  constructor(command: Stoppable) {
    this.#command = command;
  }

  async watch(work: Promise<Outcome>): Promise<Outcome> {
    const fail = (error: unknown) => this.#fail(error);
    const runEmpty = () => this.#runEmpty();
    const { exit } = process;
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    process.on('beforeExit', runEmpty);
    process.exit = refuseExit;
    try {
      const outcome = await Promise.race([work, this.#gaveUp]);
      return this.#stray === null ? (outcome ?? INTERRUPTED) : withStray(this.#stray, outcome);
    } finally {
      clearTimeout(this.#holds);
      dropResults(false);
      process.exit = exit;
      process.off('uncaughtException', fail);
      process.off('unhandledRejection', fail);
      process.off('beforeExit', runEmpty);
    }
  }

  #fail(error: unknown): void {
    // After Ctrl-C a failure elsewhere is a consequence of it.
    if (this.#stray !== null || this.#command.signal.aborted) return;
    dropResults(true);
    this.#stray = { error, during: findRunningUserCode() };
    this.#holds = setTimeout(this.#giveUp, PATIENCE_MS);
    this.#command.stop();
  }

  /** The event loop has nothing left to do, though the command has not come to its end. */
  #runEmpty(): void {
    if (this.#stray !== null || this.#command.signal.aborted) {
      this.#giveUp();
    } else {
      this.#stray = { error: neverSettled(findRunningUserCode()), during: null };
      this.#command.stop();
    }
    // Something must be left to do, or Node ends here.
    setImmediate(() => undefined);
  }
}

/** It was interrupted while nothing was left to wait for. */
const INTERRUPTED: Outcome = { kind: 'failed', error: interrupted('Interrupted. Nothing was changed.') };

const refuseExit: typeof process.exit = (exitCode) => {
  throw exitCalled(exitCode);
};

function withStray({ error, during }: Stray, outcome: Outcome | null): Outcome {
  const run = outcome?.kind === 'failed' && outcome.error instanceof LimbeckError ? outcome.error : null;
  const isConsequence = run === null || run.exitStatus === ExitStatus.interrupted;
  if (!isConsequence) return { kind: 'failed', error: run };
  return {
    kind: 'failed',
    error,
    during,
    ...(run === null ? {} : { explain: (failure: LimbeckError) => interruptedBy(failure, run) }),
  };
}
