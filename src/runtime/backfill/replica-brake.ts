import { setTimeout as sleep } from 'node:timers/promises';
import type { StepSession } from '../run/step-session.js';

const LIMIT_SECONDS = 10;
const LOOK_EVERY_MS = 1000;
/** A replica may be late on purpose (manual: recovery_min_apply_delay), and must not stop a backfill. */
const LONGEST_WAIT_MS = 30_000;

/** NULL for a role that may not see it (manual: pg_stat_replication). */
const LAG = `SELECT pg_catalog.date_part('epoch', pg_catalog.max(r.replay_lag)) AS lag FROM pg_catalog.pg_stat_replication AS r`;

/** Lets replicas catch up between the batches of a backfill. */
export class ReplicaBrake {
  readonly #session: StepSession;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(session: StepSession) {
    this.#session = session;
  }

  /** To be called outside a transaction. Returns how many seconds the slowest replica is behind if that is too many. */
  async wait(onLag: (seconds: number) => void): Promise<void> {
    const since = performance.now();
    if (since - this.#lookedAt < LOOK_EVERY_MS) return;
    for (;;) {
      this.#lookedAt = performance.now();
      const [row] = (await this.#session.server?.ask<{ readonly lag: number | null }>(LAG)) ?? [];
      const lag = row?.lag ?? 0;
      if (lag < LIMIT_SECONDS || this.#lookedAt - since > LONGEST_WAIT_MS) return;
      onLag(lag);
      await sleep(LOOK_EVERY_MS);
    }
  }
}
