/** Numbers the transactions of a run that do something. */
export class TransactionCount {
  #last = 0;
  #current: number | null = null;
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  begin(): void {
    this.#isOpen = true;
  }

  commit(): void {
    this.#isOpen = false;
    this.#current = null;
  }

  /** The number of the transaction that a step runs in; null outside one. */
  next(): number | null {
    if (!this.#isOpen) return null;
    if (this.#current === null) {
      this.#last += 1;
      this.#current = this.#last;
    }
    return this.#current;
  }
}
