import type { Row } from '../util/queryable.js';
import type { Step } from './step.js';

/** A step that the version table has just been told of. */
export interface AppliedVersion {
  readonly direction: Step['direction'];
  /** Null for a stamp that leads to base. */
  readonly revision: string | null;
  readonly message: string | null;
  /** The revisions left and reached; none is base. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What the version table names now. */
  readonly heads: readonly string[];
  /** What `runMigrations` handed to the revisions. */
  readonly args: Readonly<Record<string, unknown>>;
  /** True if a script is written (`--sql`). */
  readonly offline: boolean;
  /** Runs SQL in the transaction of the step; in a script it is written down, and there are no rows. */
  execute<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly R[]>;
}

/** Alembic: `on_version_apply`. One that fails makes the step fail. */
export type OnVersionApply = (version: AppliedVersion) => unknown;
