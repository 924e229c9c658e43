/** What a directive returns: a promise that knows whether anyone waits for it. */
export class DirectivePromise<T> extends Promise<T> {
  #observed = false;

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** Follows the work without counting as someone who waits, and without an unhandled rejection. */
  static follow<T>(work: Promise<T>): DirectivePromise<T> {
    const promise = new DirectivePromise<T>((resolve, reject) => {
      work.then(resolve, reject);
    });
    Promise.prototype.then.call(promise, undefined, () => undefined);
    return promise;
  }

  /** True once it was awaited, or given a handler: whoever did that answers for a failure. */
  get observed(): boolean {
    return this.#observed;
  }

  // `await` calls then() on whatever is not a plain promise.
  // biome-ignore lint/suspicious/noThenProperty: it overrides the one of Promise
  override then<Done = T, Failed = never>(
    onDone?: ((value: T) => Done | PromiseLike<Done>) | null,
    onFailed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Done | Failed> {
    this.#observed = true;
    return super.then(onDone, onFailed);
  }
}
