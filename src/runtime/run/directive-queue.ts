import { DirectivePromise } from './directive-promise.js';

interface Failed {
  readonly error: unknown;
  readonly promise: DirectivePromise<unknown>;
}

/**
 * Runs directives one after another in the order in which they were called. One that fails takes those with it that
 * were called without waiting for its outcome, and, where nobody waits for it at all, all that are called later.
 */
export class DirectiveQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #failures: Failed[] = [];
  #closedBy: { readonly reason: unknown } | null = null;

  run<T>(directive: () => Promise<T>): DirectivePromise<T> {
    const failuresBefore = this.#failures.length;
    const work = this.#tail.then(() => {
      this.#refuse(failuresBefore);
      return directive();
    });
    const promise = DirectivePromise.follow(work);
    this.#tail = work.catch((error: unknown) => {
      this.#failures.push({ error, promise });
    });
    return promise;
  }

  #refuse(failuresBefore: number): void {
    const failed = this.#closedBy === null ? (this.#failures[failuresBefore] ?? this.#ignored()) : undefined;
    if (failed !== undefined) throw failed.error;
    if (this.#closedBy !== null) throw this.#closedBy.reason;
  }

  #ignored(): Failed | undefined {
    return this.#failures.find(({ promise }) => !promise.observed);
  }

  /** Waits for all directives called so far, and for those called meanwhile. Fails if no code handled a failure. */
  async drain(): Promise<void> {
    await this.#settle();
    const ignored = this.#ignored();
    if (ignored !== undefined) throw ignored.error;
  }

  /** Lets nothing more begin, and waits for what has begun. */
  async close(reason: unknown): Promise<void> {
    this.#closedBy = { reason };
    await this.#settle();
  }

  async #settle(): Promise<void> {
    for (let tail: unknown = null; tail !== this.#tail; ) {
      tail = this.#tail;
      await this.#tail;
    }
  }
}
