/** How many answers of PostgreSQL are awaited, and since when. */
export class AwaitedAnswers {
  #count = 0;
  #since = 0;

  get isAny(): boolean {
    return this.#count > 0;
  }

  /** For how long the next answer has been awaited; 0 if none is. */
  get waitingMs(): number {
    return this.#count > 0 ? performance.now() - this.#since : 0;
  }

  sent(): void {
    if (this.#count === 0) this.#since = performance.now();
    this.#count += 1;
  }

  answered(): void {
    this.#count -= 1;
    this.#since = performance.now();
  }
}
