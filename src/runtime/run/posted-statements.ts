import type { FailureOrigin } from './failure-origin.js';

/** A statement of the tool's own, for which nobody waits. */
export interface Posted {
  readonly statement: string;
  readonly origin: FailureOrigin | null;
  /** Called with the number of rows. Throws if the number is wrong. */
  readonly check?: (rowCount: number | null) => void;
}

/** Statements of Limbeck's own, for whose answers nobody waits until they are settled. */
export class PostedStatements {
  #posted: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | null = null;

  add(answered: Promise<unknown>): void {
    this.#posted.push(answered.catch(this.fail));
  }

  /** Remembers the first failure, also of what was sent elsewhere. */
  readonly fail = (error: unknown): void => {
    this.#failure ??= { error };
  };

  async settle(): Promise<void> {
    const posted = this.#posted;
    this.#posted = [];
    await Promise.all(posted);
  }

  throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** What failed was rolled back. */
  forgetFailure(): void {
    this.#failure = null;
  }
}
