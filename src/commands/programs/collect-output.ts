import type { Readable } from 'node:stream';
import { describeEnd, spawnFile } from './run-program.js';

export interface CollectedProgram {
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

export interface CollectedOutput {
  readonly output: string;
  /** What it printed on standard error. */
  readonly log: string;
  /** Null if all went well, else a clause about the program. */
  readonly failure: string | null;
  readonly isLate: boolean;
}

/** How long a program that was asked to end may take for that. */
const GRACE_MS = 3000;

/** Runs a program without input, and returns what it prints. It shares the terminal's Ctrl-C with this process. */
export function collectOutput({ path, args, cwd, env, timeoutMs }: CollectedProgram): Promise<CollectedOutput> {
  return new Promise((resolve) => {
    const child = spawnFile(path, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const output = collect(child.stdout);
    const log = collect(child.stderr);
    let isLate = false;
    const finish = (failure: string | null) => {
      clearTimeout(late);
      clearTimeout(killed);
      resolve({ output: output(), log: log(), failure, isLate });
    };
    let killed: NodeJS.Timeout | undefined;
    const late = setTimeout(() => {
      isLate = true;
      child.kill();
      killed = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      // A program that it started may keep the pipes open.
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    }, timeoutMs);
    child.once('error', (error) => finish(`could not be started: ${error.message}`));
    child.once('close', (status, signal) => finish(describeEnd(status, signal)));
  });
}

function collect(stream: Readable | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
