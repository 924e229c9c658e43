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

/** The frames of a stack that are in files, innermost first. */
export function readStackFrames(stack: string): readonly StackFrame[] {
  return [...stackFrames(stack)];
}

/** The same, each read when it is asked for: who looks for one frame rarely needs those behind it. */
export function* stackFrames(stack: string): Generator<StackFrame> {
  for (const text of stack.split('\n')) {
    const [, file, line, column] = FRAME.exec(text) ?? [];
    if (file !== undefined) yield { file: toPath(file), line: Number(line), column: Number(column) };
  }
}

/** A URL may have a query, which a loader adds to reload a module. */
export function toPath(fileOrUrl: string): string {
  return fileOrUrl.startsWith('file:') ? pathOfUrl(fileOrUrl) : fileOrUrl;
}

/** Most frames are in the same few modules, and Node parses URLs slowly. */
let latest = { url: '', path: '' };

function pathOfUrl(url: string): string {
  if (latest.url !== url) latest = { url, path: fileURLToPath(url.replace(/[?#].*$/, '')) };
  return latest.path;
}

/** Who called this function, where that is in a file. */
export function findCaller(called: (...given: never[]) => unknown): StackFrame | null {
  const holder = { stack: '' };
  Error.captureStackTrace(holder, called);
  return readStackFrames(holder.stack)[0] ?? null;
}
