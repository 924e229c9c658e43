import type { Key } from '../../schema/keys.js';
import type { Phase } from './phases.js';

/** What an operation does to the objects of the database, as far as other operations care. */
export interface Effects {
  readonly phase: Phase;
  /** The order within a phase and a table; 0 where nothing is said. */
  readonly step?: number;
  /** What it stops to rest on: whoever drops or alters this comes after. */
  readonly frees?: readonly Key[];
  readonly drops?: readonly Key[];
  readonly creates?: readonly Key[];
  readonly alters?: readonly Key[];
  /** What nothing may rest on while this happens: it is taken down before, and put back after. */
  readonly rebuilds?: readonly Key[];
  /** What must be there in its final form. */
  readonly needs?: readonly Key[];
}
