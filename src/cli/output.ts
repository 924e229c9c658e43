import { setTimeout as sleep } from 'node:timers/promises';
import type { LimbeckError } from '../errors/limbeck-error.js';
import { outputFailed } from '../errors/output-errors.js';
import { flushResults } from '../util/result-output.js';

/** The reader has gone: `| head`, a terminal that was closed. */
const NOBODY_READS = new Set(['EPIPE', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'EOF']);

/** Keeps a failure to print from ending the program, and remembers the first one that lost part of a result. */
export class OutputWatch {
  #failure: Error | null = null;

  listen(): void {
    process.stderr.on('error', () => undefined);
    process.stdout.on('error', (error) => {
      if (!NOBODY_READS.has('code' in error ? String(error.code) : '')) this.#failure ??= error;
    });
  }

  /** Why the result is incomplete; null if it was written or nobody reads it. */
  async failure(): Promise<LimbeckError | null> {
    await flushOutput();
    return this.#failure === null ? null : outputFailed(this.#failure);
  }
}

const FLUSH_LIMIT_MS = 2000;

/** Waits until what was printed has been written, or until its reader has kept it waiting for too long. */
export async function flushOutput(): Promise<void> {
  await Promise.race([
    Promise.all([flushResults(), flush(process.stderr)]),
    sleep(FLUSH_LIMIT_MS, undefined, { ref: false }),
  ]);
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
