import type { Operation } from '../../operations/operation.js';

/** What one of two revisions does, both ways. */
export interface Stage {
  readonly operations: readonly Operation[];
  readonly downgrade: readonly Operation[];
}

/** A change in two revisions, between which the old and the new program work. */
export interface Stages {
  /** Adds what the new program needs, and keeps what the old one needs. */
  readonly expand: Stage;
  /** Removes what only the old program needed. Empty if there is nothing to remove. */
  readonly contract: Stage;
  /** Operations on columns that the trigger fills. Notes about columns without values are not true of them. */
  readonly filled: ReadonlySet<Operation>;
  /** Changes that the old program notices although the first revision makes them, one sentence each. */
  readonly immediate: readonly string[];
}
