import type { StepInfo } from '../environment/command-events.js';

/** What a command that runs steps did. */
export interface RunReport {
  /** Without a password. */
  readonly database: string;
  /** The heads in the version table before and after; none means base. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly steps: readonly StepInfo[];
  /** Revisions that an earlier run could not end, and that were undone first. */
  readonly undone: readonly string[];
  /** The same for each database, if the settings name several. */
  readonly runs?: readonly DatabaseRun[];
}

/** What it did on one of them. */
export interface DatabaseRun extends Omit<RunReport, 'runs'> {
  readonly name: string | null;
}
