import type { BackfillProgress, IndexBuild } from '../../commands/environment/command-events.js';
import { formatCount, formatNumber } from '../../util/format-count.js';
import type { LiveLine } from '../live-line.js';
import { formatDuration, formatSteps } from './progress-text.js';

/** How often the line is drawn. */
const INTERVAL_MS = 200;
/** A run that is over sooner shows no line. */
const FIRST_LINE_MS = 500;
/** From so many revisions or so much time on, the length of a run is worth a line. */
const MANY_STEPS = 10;
const LONG_MS = 10_000;

/** Says how far a run is: on a terminal in a line that changes, at the end in one that stays. */
export class RunProgressLine {
  readonly #line: LiveLine | null;
  readonly #now: () => number;
  #places = { total: 0, done: 0, failed: 0 };
  #total = 0;
  #begun = 0;
  #startedAt: number | null = null;
  #index: IndexBuild | null = null;
  #backfill: BackfillProgress | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param line null if nobody sees it */
  constructor(line: LiveLine | null, now: () => number = () => performance.now()) {
    this.#line = line;
    this.#now = now;
  }

  /** A run of several databases is planned once for each. */
  planned(count: number): void {
    this.#total += count;
    this.#startedAt ??= this.#now();
    if (this.#line === null || this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.draw(), INTERVAL_MS);
    // Nothing is to be waited for only because a line could be drawn again.
    this.#timer.unref();
  }

  stepBegun(): void {
    this.#begun += 1;
    this.#index = null;
    this.#backfill = null;
  }

  /** They were rolled back, and run again. */
  stepsAgain(count: number): void {
    this.#begun -= count;
  }

  /** Undefined if nobody sees it: then PostgreSQL need not be asked. */
  get onIndexBuild(): ((build: IndexBuild | null) => void) | undefined {
    if (this.#line === null) return undefined;
    return (build) => {
      this.#index = build;
    };
  }

  /** Undefined if nobody sees it. */
  get onBackfill(): ((progress: BackfillProgress | null) => void) | undefined {
    if (this.#line === null) return undefined;
    return (progress) => {
      this.#backfill = progress;
    };
  }

  /** A fleet is planned once, and places are counted instead of steps. */
  placesPlanned(count: number): void {
    this.#places = { total: count, done: 0, failed: 0 };
    this.#startedAt ??= this.#now();
    if (this.#line === null || this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.draw(), INTERVAL_MS);
    this.#timer.unref();
  }

  placeFinished(isDone: boolean): void {
    if (isDone) this.#places.done += 1;
    else this.#places.failed += 1;
  }

  draw(): void {
    const elapsed = this.#elapsed();
    if (this.#places.total > 0 && elapsed >= FIRST_LINE_MS) this.#line?.show(formatPlaces(this.#places, elapsed));
    if (this.#begun === 0 || elapsed < FIRST_LINE_MS) return;
    this.#line?.show(
      formatSteps({ begun: this.#begun, total: this.#total, elapsed, index: this.#index, backfill: this.#backfill }),
    );
  }

  /** Removes the line. To be called however the command ends. */
  end(): void {
    clearInterval(this.#timer);
    this.#line?.show('');
  }

  /** `1,000 revisions in 2.1 s.`; null for a run that was short. */
  summary(): string | null {
    const elapsed = this.#elapsed();
    if (this.#begun < MANY_STEPS && elapsed < LONG_MS) return null;
    return `${formatCount(this.#begun, 'revision')} in ${formatDuration(elapsed)}.`;
  }

  #elapsed(): number {
    return this.#startedAt === null ? 0 : this.#now() - this.#startedAt;
  }
}

/** `[432/1,997] 3 failed, 205 places a second`. */
function formatPlaces(places: { readonly total: number; readonly done: number; readonly failed: number }, ms: number) {
  const { total, done, failed } = places;
  const rate = Math.round(((done + failed) * 1000) / ms);
  const failures = failed === 0 ? '' : `${formatNumber(failed)} failed, `;
  return `[${formatNumber(done + failed)}/${formatNumber(total)}] ${failures}${formatNumber(rate)} places a second`;
}
