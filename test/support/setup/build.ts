import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BUILD = join(import.meta.dirname, '../../../scripts/build.js');

/**
 * Builds the project where its sources have changed, so that the tests run the real program. Sources that cannot be
 * built fail the tests that need them, not the others.
 */
export default function build(): void {
  spawnSync(process.execPath, [BUILD, '--for-tests'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
