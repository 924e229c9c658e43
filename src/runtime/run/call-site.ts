import { fileURLToPath } from 'node:url';
import { isError } from '../../util/kind-of-value.js';
import { type StackFrame, stackFrames } from '../../util/stack-frames.js';

/** Finds the line when it is asked for: a stack is cheap to take and costly to print. */
export type LazyCallSite = () => StackFrame | null;

/** Remembers who called `below`. In `file` the line is looked for first, then anywhere outside of Node and packages. */
export function captureCallSite(below: (...given: never[]) => unknown, file: string): LazyCallSite {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, below);
  return () => findCallSite(holder.stack ?? '', file);
}

/** The same for the line of a thrown error. */
export function callSiteOfError(error: unknown, file: string): StackFrame | null {
  return isError(error) ? findCallSite(error.stack ?? '', file) : null;
}

function findCallSite(stack: string, file: string): StackFrame | null {
  let usersOwn: StackFrame | null = null;
  for (const frame of stackFrames(stack)) {
    if (frame.file === file) return frame;
    usersOwn ??= isUsersOwn(frame) ? frame : null;
  }
  return usersOwn;
}

const RUNTIME_FOLDER = fileURLToPath(new URL('..', import.meta.url));

function isUsersOwn({ file }: StackFrame): boolean {
  return !file.startsWith(RUNTIME_FOLDER) && !file.includes('node_modules');
}
