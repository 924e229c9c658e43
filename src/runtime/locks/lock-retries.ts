import { setTimeout as sleep } from 'node:timers/promises';
import type { LockLimits } from '../../settings/lock-limits.js';
import type { LockRetry, RunEvents } from '../run-options.js';
import type { LockWait } from './lock-wait.js';
import { pauseAfter } from './pause-after.js';

/** How often a run has tried to get its locks since it committed last. */
export class LockRetries {
  readonly #limits: LockLimits;
  readonly #onLockRetry: RunEvents['onLockRetry'];
  #attempt = 1;
  /** What the statement that failed was waiting for, as far as it was asked. */
  lastWait: LockWait | null = null;

  constructor(limits: LockLimits, onLockRetry: RunEvents['onLockRetry']) {
    this.#limits = limits;
    this.#onLockRetry = onLockRetry;
  }

  get attempt(): number {
    return this.#attempt;
  }

  get limits(): LockLimits {
    return this.#limits;
  }

  get areLeft(): boolean {
    return this.#attempt < this.#limits.attempts;
  }

  /** To be called with nothing locked. */
  async pause(steps: LockRetry['steps'], signal: AbortSignal | undefined): Promise<void> {
    const { attempts } = this.#limits;
    const pauseMs = pauseAfter(this.#attempt, this.#limits);
    this.#attempt += 1;
    this.#onLockRetry?.({ wait: this.lastWait, attempt: this.#attempt, attempts, pauseMs, steps });
    this.lastWait = null;
    // Who was interrupted is told by the next statement.
    await sleep(pauseMs, undefined, signal && { signal }).catch(() => undefined);
  }

  committed(): void {
    this.#attempt = 1;
  }
}
