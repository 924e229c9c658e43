import type { Operation } from '../../operations/operation.js';
import type { FailureOrigin } from '../run/failure-origin.js';
import type { LocalSettings } from '../run/local-settings.js';

/** Carries out the directives of one revision in another way than they are written. */
export interface DirectiveForms {
  /**
   * Whether nothing is left to do.
   *
   * @param beforeCommit called before the transaction of the run is committed
   */
  carryOut(operation: Operation, origin: FailureOrigin, beforeCommit: () => void): Promise<boolean>;
  /** Drops indexes that wait to be created again. */
  dropPostponed(beforeCommit: () => void): Promise<void>;
}

/**
 * @param isGuarded whether the settings forbid the revision to destroy data
 * @param settings that the revision has made
 */
export type WrittenForms = (isGuarded: boolean, settings: LocalSettings) => DirectiveForms;
