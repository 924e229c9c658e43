import { toReadable } from './thrown.js';

/** Code of the user's that runs, or is waited for. */
export interface UserCode {
  /** The beginning of a sentence: `The top level`, `upgrade()`. */
  readonly what: string;
  readonly file: string;
}

const running: UserCode[] = [];

/**
 * Runs code of the user's, and remembers meanwhile which file it comes from. If nothing is left to wait for, or an error
 * comes up where no code awaits it, the message can name that file.
 */
export async function runUserCode<T>(code: UserCode, run: () => T): Promise<Awaited<T>> {
  running.push(code);
  try {
    return await run();
  } catch (thrown) {
    throw toReadable(thrown);
  } finally {
    running.splice(running.lastIndexOf(code), 1);
  }
}

/** The innermost code of the user's that is waited for now. */
export function findRunningUserCode(): UserCode | null {
  return running.at(-1) ?? null;
}
