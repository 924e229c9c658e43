import type { StepInfo } from '../environment/command-events.js';

/** A script that does what a command would do. */
export interface ScriptReport {
  /** SQL for psql; empty if there is nothing to do. */
  readonly script: string;
  /** The heads that the script starts from, and those that it leads to; none means base. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly steps: readonly StepInfo[];
  /** The database that the script is for, if the settings name several. */
  readonly name?: string | null;
  /** The same for each database, if the settings name several. `script` then contains all scripts, one after another. */
  readonly scripts?: readonly ScriptReport[];
}
