/** Whether a run was stopped: nothing more is sent then, and nobody waits for the user's code. */
export class RunStop {
  #onStop: (reason: unknown) => void = () => undefined;
  #stopped: { readonly reason: unknown } | null = null;

  get isStopped(): boolean {
    return this.#stopped !== null;
  }

  stop(reason: unknown): void {
    this.#stopped ??= { reason };
    this.#onStop(reason);
  }

  /** Throws the reason if the run was stopped. */
  refuse(): void {
    if (this.#stopped !== null) throw this.#stopped.reason;
  }

  /** The outcome of the work, or the reason why the run was stopped meanwhile. */
  unlessStopped<T>(work: T): Promise<Awaited<T>> {
    // Nobody waits any more for what fails after the run has stopped.
    Promise.resolve(work).catch(() => undefined);
    this.refuse();
    return new Promise((resolve, reject) => {
      this.#onStop = reject;
      Promise.resolve(work).then(resolve, reject);
    });
  }
}
