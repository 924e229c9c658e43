import type { Duration } from '../util/duration.js';

/** A program that prints the schema as SQL, for tools that declare it in their own words. */
export interface CommandTarget {
  /** The program and its arguments: a line that is split into words without a shell, or a list of words. */
  readonly command: string | readonly string[];
  /** The folder that the program runs in. Default: the folder of the config file. */
  readonly cwd?: string | undefined;
  /** Environment variables, in addition to those of the process. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** How long the program may take. Default: `2min`. */
  readonly timeout?: Duration | undefined;
}

export function isCommandTarget(target: unknown): target is CommandTarget {
  return typeof target === 'object' && target !== null && Object.hasOwn(target, 'command');
}
