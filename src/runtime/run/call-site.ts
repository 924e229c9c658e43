import { fileURLToPath } from 'node:url';

/** A line of the user's code. */
export interface CallSite {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Finds the line when it is asked for: a stack is cheap to take and costly to print. */
export type LazyCallSite = () => CallSite | null;

/** Remembers who called `below`. In `file` the line is looked for first, then anywhere outside of Node and packages. */
export function captureCallSite(below: (...given: never[]) => unknown, file: string): LazyCallSite {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, below);
  return () => findCallSite(holder.stack ?? '', file);
}

/** The line of a thrown error, likewise. */
export function callSiteOfError(error: unknown, file: string): CallSite | null {
  return error instanceof Error ? findCallSite(error.stack ?? '', file) : null;
}

function findCallSite(stack: string, file: string): CallSite | null {
  const frames = stack.split('\n').flatMap(parseFrame);
  return frames.find((frame) => frame.file === file) ?? frames.find(isUsersOwn) ?? null;
}

const FRAME = /^\s+at (?:.*\()?((?:file:|\/|[A-Za-z]:\\).*?):(\d+):(\d+)\)?$/;

function parseFrame(line: string): readonly CallSite[] {
  const [, path, row, column] = FRAME.exec(line) ?? [];
  return path === undefined ? [] : [{ file: toPath(path), line: Number(row), column: Number(column) }];
}

// A loader may add a query to the URL to get a module anew.
function toPath(location: string): string {
  const [path = ''] = location.split('?');
  return path.startsWith('file:') ? fileURLToPath(path) : path;
}

const RUNTIME_FOLDER = fileURLToPath(new URL('..', import.meta.url));

function isUsersOwn({ file }: CallSite): boolean {
  return !file.startsWith(RUNTIME_FOLDER) && !file.includes('node_modules');
}
