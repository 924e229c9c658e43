import { setTimeout as sleep } from 'node:timers/promises';
import type { StepSession } from '../run/step-session.js';
import { ReplicaLag, type ReplicaState } from './replica-lag.js';

const LIMIT_SECONDS = 10;
const LOOK_EVERY_MS = 1000;
/** A replica may be late on purpose (manual: recovery_min_apply_delay), and must not stop a backfill. */
const LONGEST_WAIT_MS = 30_000;

/**
 * NULL for a role that may not see it (manual: pg_stat_replication). The position of an idle replica is that of the server,
 * although its last lag is still shown for a while.
 */
const STATE = `
  SELECT pg_catalog.date_part('epoch', pg_catalog.max(r.replay_lag)
           FILTER (WHERE r.replay_lsn OPERATOR(pg_catalog.<) r.sent_lsn)) AS reported,
         pg_catalog.pg_wal_lsn_diff(pg_catalog.max(r.sent_lsn), '0/0')::pg_catalog.float8 AS sent,
         pg_catalog.pg_wal_lsn_diff(pg_catalog.min(r.replay_lsn), '0/0')::pg_catalog.float8 AS replayed
    FROM pg_catalog.pg_stat_replication AS r`;

/** Lets replicas catch up between the batches of a backfill. */
export class ReplicaBrake {
  readonly #session: StepSession;
  readonly #lag = new ReplicaLag();
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
      const [state] = (await this.#session.server?.ask<ReplicaState>(STATE)) ?? [];
      const lag = state === undefined ? 0 : this.#lag.seconds(state, this.#lookedAt);
      if (lag < LIMIT_SECONDS || this.#lookedAt - since > LONGEST_WAIT_MS) return;
      onLag(lag);
      await sleep(LOOK_EVERY_MS);
    }
  }
}
