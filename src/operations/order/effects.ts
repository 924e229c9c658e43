import type { Key } from '../../schema/keys.js';
import type { Phase } from './phases.js';

/** What an operation does to the objects of the database, as far as other operations care. */
export interface Effects {
  readonly phase: Phase;
  /** The order within a phase and a table. Default: 0. */
  readonly step?: number;
  /** What the operation no longer depends on: operations that drop or alter these keys come later. */
  readonly frees?: readonly Key[];
  readonly drops?: readonly Key[];
  readonly creates?: readonly Key[];
  readonly alters?: readonly Key[];
  /** What nothing may depend on during the operation: dependents are dropped before, and recreated after. */
  readonly rebuilds?: readonly Key[];
  /** What must be there in its final form. */
  readonly needs?: readonly Key[];
}
