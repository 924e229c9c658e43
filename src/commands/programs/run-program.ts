import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Gets what the program prints, line by line; without it the program has the terminal to itself. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a program and waits until it ends.
 * @returns null if all went well, else what went wrong, to follow the name of the program.
 */
export function runProgram({ path, args, cwd, onLine }: Program): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawnFile(path, args, { cwd, stdio: onLine === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    for (const input of [child.stdout, child.stderr]) {
      if (input !== null && onLine !== undefined) {
        createInterface({ input }).on('line', onLine);
      }
    }
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('close', (status, signal) => resolve(describeEnd(status, signal)));
  });
}

/** Starts the program at a path, with arguments that reach it as they are. */
export function spawnFile(path: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const needsShell = SHELL_NEEDED.test(path);
  const quote = (text: string) => (needsShell ? `"${text.replaceAll('"', '""')}"` : text);
  return spawn(quote(path), args.map(quote), { ...options, shell: needsShell });
}

/** Batch files of Windows, which npm makes for the programs of packages, run in a shell alone. */
const SHELL_NEEDED = /\.(?:cmd|bat)$/i;

/** Null if all went well, else a clause about the program. */
export function describeEnd(status: number | null, signal: NodeJS.Signals | null): string | null {
  if (status === 0) {
    return null;
  }
  return status === null ? `was ended by ${signal}` : `ended with exit status ${status}`;
}
