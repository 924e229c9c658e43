import type { Step } from '../../script/step.js';
import { isError } from '../../util/kind-of-value.js';
import type { StackFrame } from '../../util/stack-frames.js';
import { causesOf } from '../../util/thrown.js';

/** What was going on when an error came up. */
export interface FailureOrigin {
  readonly step: Step;
  /** `op.addColumn`. */
  readonly directive?: string;
  readonly statement?: string;
  readonly callSite?: () => StackFrame | null;
}

const origins = new WeakMap<Error, FailureOrigin>();

/** Remembers the first origin of an error without changing the error, which continues to the user's `catch`. */
export function noteOrigin(error: unknown, origin: FailureOrigin): void {
  if (isError(error) && !origins.has(error)) origins.set(error, origin);
}

/** The first error, with its origin, even if the user's code wrapped it. */
export function findOrigin(error: unknown): { readonly error: Error; readonly origin: FailureOrigin } | null {
  for (const cause of causesOf(error)) {
    const origin = origins.get(cause);
    if (origin !== undefined) return { error: cause, origin };
  }
  return null;
}
