/** How many statements may be on their way: enough to keep PostgreSQL busy, few enough to stop soon. */
const MOST = 32;

interface Sent {
  readonly onDone: (() => void)[];
  readonly answered: Promise<void>;
}

/** Statements that were sent before the answers to those before them came. */
export class SentAhead {
  /** In the order in which they are answered. */
  readonly #onTheirWay: Sent[] = [];
  readonly #onFailure: (error: unknown) => void;
  #hasFailed = false;

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  get count(): number {
    return this.#onTheirWay.length;
  }

  /** @param send calls back with null or with what failed, in the order of the statements. */
  add(send: (onAnswer: (error: unknown) => void) => void): void {
    let settle: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const sent: Sent = { onDone: [], answered };
    this.#onTheirWay.push(sent);
    send((error) => {
      this.#onTheirWay.shift();
      if (error === null) this.#tell(sent);
      else this.#fail(error);
      settle();
    });
  }

  /** Calls back when every statement has run, and never if one has failed; at once if none is on its way. */
  whenDone(callback: () => void): void {
    const last = this.#onTheirWay.at(-1);
    if (last === undefined) callback();
    else last.onDone.push(callback);
  }

  /** Waits for half of the statements if there are many. */
  async makeRoom(): Promise<void> {
    if (this.#onTheirWay.length >= MOST) await this.#onTheirWay[MOST / 2]?.answered;
  }

  async settle(): Promise<void> {
    await this.#onTheirWay.at(-1)?.answered;
  }

  #tell({ onDone }: Sent): void {
    if (this.#hasFailed) return;
    try {
      for (const callback of onDone) callback();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#hasFailed = true;
    this.#onFailure(error);
  }
}
