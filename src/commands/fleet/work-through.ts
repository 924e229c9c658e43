import { setMaxListeners } from 'node:events';

/** How the work at one place has ended. */
export type WorkOutcome = 'done' | 'failed' | 'locked';

export interface WorkLimits {
  readonly concurrency: number;
  /** The number of failures after which nothing else is begun; null: no limit. */
  readonly stopAfter: number | null;
  readonly signal: AbortSignal | undefined;
}

/** Why places are left. */
export type Stopped = 'canary' | 'failures' | 'interrupted';

interface Places<Place> {
  readonly canaries: readonly Place[];
  readonly others: readonly Place[];
}

/**
 * Works at all places, several at once, and on the others only if all canaries are done. A place that another runner holds
 * is taken up again when all others are done, and then waited for. From then on, the order is random, so that runners don't follow
 * each other from place to place.
 *
 * @param work is told whether to wait for another runner
 * @returns why places are left; null if none is
 */
export async function workThrough<Place>(
  { canaries, others }: Places<Place>,
  limits: WorkLimits,
  work: (place: Place, waits: boolean) => Promise<WorkOutcome>,
): Promise<Stopped | null> {
  const fleet = new FleetWork(limits, work);
  // The other places must wait for the canaries, also if another runner works on these.
  await fleet.atEach(canaries, true);
  if (fleet.unfinished > 0) return fleet.stopped === 'interrupted' ? 'interrupted' : 'canary';
  const held = await fleet.atEach(others, false);
  await fleet.atEach(held, true);
  return fleet.stopped;
}

class FleetWork<Place> {
  readonly #limits: WorkLimits;
  readonly #work: (place: Place, waits: boolean) => Promise<WorkOutcome>;
  #failed = 0;
  unfinished = 0;

  constructor(limits: WorkLimits, work: (place: Place, waits: boolean) => Promise<WorkOutcome>) {
    this.#limits = limits;
    this.#work = work;
    // Each session listens, and there may be many at once: Node would warn of a leak from the eleventh on.
    if (limits.signal !== undefined) setMaxListeners(0, limits.signal);
  }

  get stopped(): Stopped | null {
    const { signal, stopAfter } = this.#limits;
    if (signal?.aborted === true) return 'interrupted';
    return stopAfter !== null && this.#failed >= stopAfter ? 'failures' : null;
  }

  /** @returns the places that another runner holds, if these aren't waited for. */
  async atEach(places: readonly Place[], waits: boolean): Promise<readonly Place[]> {
    const held: Place[] = [];
    const left = places.toReversed();
    const worker = async () => {
      for (let place = left.pop(); place !== undefined && this.stopped === null; place = left.pop()) {
        const outcome = await this.#work(place, waits);
        if (outcome !== 'locked' || waits) this.#count(outcome);
        else if (held.push(place) === 1) shuffle(left);
      }
    };
    const workers = Array.from({ length: Math.min(this.#limits.concurrency, places.length) }, worker);
    const ends = await Promise.allSettled(workers);
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return held;
  }

  #count(outcome: WorkOutcome): void {
    if (outcome !== 'done') this.unfinished += 1;
    if (outcome === 'failed') this.#failed += 1;
  }
}

/** In place, each order with the same probability. */
function shuffle(items: unknown[]): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
}

/** The results of the work at each item, in the order of the items; so many at once. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<Item, Result>();
  const left = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of left) results.set(item, await work(item));
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  return items.flatMap((item) => {
    const result = results.get(item);
    return result === undefined ? [] : [result];
  });
}

/** The items in parts of at most this size, in their order. */
export function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size));
}
