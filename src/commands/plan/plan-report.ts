import type { PlannedLock, PlannedStep, PlannedUnknown } from '../../runtime/plan/plan.js';
import type { StepInfo } from '../environment/command-events.js';

export type { PlannedLock, PlannedStep, PlannedUnknown };

/** What `upgrade` or `downgrade` would do. */
export interface PlanReport {
  /** Without a password. */
  readonly database: string;
  readonly databases: readonly DatabasePlan[];
}

export interface DatabasePlan {
  /** The name that the settings give the database; null if they name none. */
  readonly name: string | null;
  readonly database: string;
  /** The heads before and after; none means base. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly summary: PlanSummary;
  readonly revisions: readonly RevisionPlan[];
}

export interface RevisionPlan extends Omit<StepInfo, 'from' | 'to'> {
  readonly path: string | null;
  readonly steps: readonly PlannedStep[];
  /** Why the rest of the revision isn't known; null if nothing is left. */
  readonly unknown: PlannedUnknown | null;
}

/** What to know before a run, of all revisions together. */
export interface PlanSummary {
  /** Locks under which others wait for longer than a moment, the largest table first. */
  readonly blocks: readonly PlannedBlock[];
  readonly destroys: readonly PlannedLoss[];
  /** What the plan can't know. */
  readonly unknown: readonly PlannedFinding[];
  /** Why the run would be refused: `allowDestructive` or `allowBlocking` is false. */
  readonly refused: readonly PlannedFinding[];
}

/** Where in the plan. */
interface PlannedPlace {
  readonly revision: string;
  /** Counted from 1; null for the rest of the revision. */
  readonly step: number | null;
}

export interface PlannedBlock extends PlannedPlace, PlannedLock {
  readonly what: string;
}

export interface PlannedFinding extends PlannedPlace {
  readonly what: string;
}

/** With the size of the table. */
export interface PlannedLoss extends PlannedFinding, Pick<PlannedLock, 'bytes' | 'rows'> {}
