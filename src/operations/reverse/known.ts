import { irreversibleOperation } from '../../errors/operation-errors.js';
import type { Change } from '../column-operations.js';

/** The state before, or an error if it is not known. */
export function known<T>(was: T | undefined, what: string): T {
  if (was === undefined) {
    throw irreversibleOperation(what);
  }
  return was;
}

/** The change back. */
export function reverseChange<T>({ from, to }: Change<T>, what: string): Change<T> {
  return { from: to, to: known(from, what) };
}
