/** The replicas, as the server sees them. Each value is null without replicas, and for a role that may not see them. */
export interface ReplicaState {
  /** pg_stat_replication.replay_lag of the slowest one that has something to replay, in seconds. */
  readonly reported: number | null;
  /** How many bytes of WAL were ever sent, and replayed by the slowest one. */
  readonly sent: number | null;
  readonly replayed: number | null;
}

interface Sent {
  readonly at: number;
  readonly bytes: number;
}

/**
 * How far replicas are behind. The server measures it only when a replica answers, so that of one that hangs stays as it
 * was. Then it is known since when WAL that was sent isn't replayed.
 */
export class ReplicaLag {
  /** Sent, and not replayed when it was looked last; the oldest first. */
  #waiting: readonly Sent[] = [];

  /**
   * Seconds; 0 if no replica is behind.
   *
   * @param now milliseconds
   */
  seconds({ reported, sent, replayed }: ReplicaState, now: number): number {
    if (sent === null || replayed === null) {
      this.#waiting = [];
      return reported ?? 0;
    }
    const last = this.#waiting.at(-1);
    const isMore = sent > (last?.bytes ?? replayed);
    const all = isMore ? [...this.#waiting, { at: now, bytes: sent }] : this.#waiting;
    this.#waiting = all.filter(({ bytes }) => bytes > replayed);
    const [first] = this.#waiting;
    return Math.max(reported ?? 0, first === undefined ? 0 : (now - first.at) / 1000);
  }
}
