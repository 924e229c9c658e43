import type { Operation } from '../../operations/operation.js';
import type { QueryResult } from '../../util/queryable.js';
import type { FailureOrigin } from '../run/failure-origin.js';

/** Operations, and the statements that they come to. */
export interface GuardedOperations {
  readonly operations: readonly Operation[];
  readonly statements: readonly string[];
  readonly origin: FailureOrigin;
}

/** SQL of the user's. */
export interface GuardedText {
  readonly sql: string;
  readonly parameters?: readonly unknown[] | undefined;
  readonly origin: FailureOrigin;
}

/** Stands between a revision and its session if data must not be destroyed: what destroys some fails the revision. */
export interface Guard {
  send<R>(text: GuardedText): Promise<QueryResult<R>>;
  carryOut(work: GuardedOperations, send: () => Promise<readonly QueryResult<unknown>[]>): Promise<void>;
  /** To be called before anything is committed. Throws again what was refused, if the revision has caught it. */
  finish(): void;
}
