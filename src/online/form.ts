import type { OnlineStep } from './step.js';
import type { OnlineFacts } from './table-facts.js';

/**
 * What an operation has in addition to its plain form:
 *
 * - moment: nothing, because the plain form changes only the catalogs
 * - none: nothing, although the plain form works on the rows while it stops others
 * - steps: the online form
 */
export type Form = 'moment' | { readonly none: string } | { readonly steps: readonly OnlineStep[] };

/** The rule of one kind of operation: what it always has, or how to find it out. */
export type FormRule<Operation> =
  | 'moment'
  | { readonly none: string }
  | ((operation: Operation, facts: OnlineFacts) => Form);
