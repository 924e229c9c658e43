import type { ErrorData } from '../../errors/error-data.js';
import type { PlaceName } from './fleet-place.js';
import type { Stopped } from './work-through.js';

/**
 * `done`: revisions ran. `locked`: another runner held the place to the end. `notBegun`: the run stopped before, because of
 * failures or an interruption.
 */
export type PlaceOutcome = 'done' | 'upToDate' | 'failed' | 'locked' | 'interrupted' | 'notBegun';

/** What a command that runs revisions did in one place. */
export interface PlaceRun extends PlaceName {
  readonly outcome: PlaceOutcome;
  /** The heads in the version table before and after, as far as they are known; none means base. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  /** The revisions that ran, in their order. */
  readonly revisions: readonly string[];
  /** Revisions that an earlier run could not end, and that were undone first. */
  readonly undone: readonly string[];
  readonly seconds: number;
  /** Why it failed; null if it didn't. */
  readonly error: ErrorData | null;
}

/** What a command that runs revisions did in a fleet. */
export interface FleetRunReport {
  readonly places: readonly PlaceRun[];
  readonly counts: Readonly<Record<PlaceOutcome, number>>;
  /** Why places were not begun; null if all were. */
  readonly stopped: Stopped | null;
}

/** How many places a run of a fleet has before it. */
export interface FleetPlan {
  readonly places: number;
  readonly upToDate: number;
  /** Those that are first. */
  readonly canaries: number;
}
