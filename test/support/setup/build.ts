import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '../../..');
const STAMP = join(PROJECT, 'dist/.built');

/**
 * Compiles the project where its sources have changed since the last time, so that the tests run the real program.
 * Whether its types are right is for `npm run types` to say.
 */
export default function build(): void {
  const changedAt = newestChange(join(PROJECT, 'src'));
  if (existsSync(STAMP) && statSync(STAMP).mtime >= changedAt) {
    return;
  }
  const compiler = join(PROJECT, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--noCheck'], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // A file that cannot be parsed fails the tests that need it, not the others.
  if (status === 0) {
    writeFileSync(STAMP, '');
    utimesSync(STAMP, changedAt, changedAt);
  }
}

function newestChange(folder: string): Date {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Date(Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs)));
}
