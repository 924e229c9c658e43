import type { Notice } from '../../runtime/connection.js';
import type { LockWait } from '../../runtime/locks/lock-wait.js';
import type { BackfillProgress, IndexBuild, LockRetry, OnlineStepInfo } from '../../runtime/run-options.js';
import type { FleetPlan, PlaceRun } from '../fleet/fleet-report.js';

export type { BackfillProgress, IndexBuild, LockRetry, OnlineStepInfo };

/** What a statement of a run waits for. */
export interface LockWaitInfo extends LockWait {
  /** In a sentence for people. */
  readonly description: string;
}

/** One step as it is told to people. */
export interface StepInfo {
  readonly direction: 'upgrade' | 'downgrade' | 'stamp';
  /** Null for a stamp that leads to base. */
  readonly revision: string | null;
  readonly message: string | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What a command tells while it works; nothing of it is needed to use the result. */
export interface CommandEvents {
  /** The database that is about to be written to, without a password. */
  readonly onDatabase?: (database: string) => void;
  /** An embedded database is about to be created, which takes seconds. */
  readonly onSlowStart?: (folder: string) => void;
  /** Another run holds the lock; who, as far as this role may see. */
  readonly onWaiting?: (holder: string | null) => void;
  /** How many steps a run will take, before the first one. */
  readonly onPlanned?: (steps: number) => void;
  readonly onStep?: (step: StepInfo) => void;
  /** How far an index is that has been building for a while; asked for over a second session. Null when it is done. */
  readonly onIndexBuild?: (build: IndexBuild | null) => void;
  /** A statement waits for a lock that other sessions hold. */
  readonly onLockWait?: (wait: LockWaitInfo) => void;
  /** It did not get the lock: the run let go of what it had locked, and tries again after a pause. */
  readonly onLockRetry?: (retry: LockRetry) => void;
  /** A step of the online form of a directive is about to run. */
  readonly onOnlineStep?: (step: OnlineStepInfo) => void;
  /** Rows are changed in batches: how far that is, after each batch. Null when it ends. */
  readonly onBackfill?: (progress: BackfillProgress | null) => void;
  /** How many places of a fleet there are, before the first one. */
  readonly onFleet?: (plan: FleetPlan) => void;
  /** A place of a fleet is finished. */
  readonly onPlace?: (run: PlaceRun) => void;
  readonly onNotice?: (notice: Notice) => void;
  readonly onWarning?: (message: string) => void;
  /** Ends the work at the next point where it can end, after temporary objects are dropped. */
  readonly signal?: AbortSignal;
  /** A post-write hook is about to run. */
  readonly onHook?: (name: string) => void;
  /** What it prints. */
  readonly onHookLine?: (line: string) => void;
}
