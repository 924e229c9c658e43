import { fileURLToPath } from 'node:url';

/** A line of a stack trace. Lines and columns count from 1. */
export interface StackFrame {
  /** A path, also where Node shows a URL. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `at upgrade (file:///app/x.ts:12:9)`, `at async /app/x.ts:12:9`, `at C:\app\x.ts:12:9`. */
const FRAME = /^ {4}at (?:.*\()?(?:async )?((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/;

/** The frames of a stack that lie in files, innermost first. */
export function readStackFrames(stack: string): readonly StackFrame[] {
  return stack.split('\n').flatMap((text) => {
    const [, file, line, column] = FRAME.exec(text) ?? [];
    return file === undefined ? [] : [{ file: toPath(file), line: Number(line), column: Number(column) }];
  });
}

/** A URL may carry a query, which a loader adds to have a module read anew. */
export function toPath(fileOrUrl: string): string {
  return fileOrUrl.startsWith('file:') ? fileURLToPath(fileOrUrl.replace(/[?#].*$/, '')) : fileOrUrl;
}

/** Who called this function, where that is in a file. */
export function findCaller(called: (...given: never[]) => unknown): StackFrame | null {
  const holder = { stack: '' };
  Error.captureStackTrace(holder, called);
  return readStackFrames(holder.stack)[0] ?? null;
}
