import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const BUILD = join(import.meta.dirname, '../../../scripts/build.js');
const PROGRAM = join(import.meta.dirname, '../../../dist');

/**
 * Builds the project where its sources have changed, so that the tests run the real program. Sources that cannot be
 * built fail the tests that need them, not the others.
 */
export default function build(): void {
  const { status } = spawnSync(process.execPath, [BUILD, '--for-tests'], { stdio: ['ignore', 'inherit', 'inherit'] });
  // Or they would run the program of older sources, and pass.
  if (status !== 0 && status !== null) rmSync(PROGRAM, { recursive: true, force: true });
}
