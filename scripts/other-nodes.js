// Other versions of Node, as npm packages carry them. They are installed when they are asked for, and stand in no lock
// file: each package is for one platform.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../.limbeck');

const VERSIONS = new Map([
  ['22', '22.23.3'],
  ['24', '24.21.0'],
]);

/** The path of a Node with that major version. */
export function findNode(major) {
  const version = VERSIONS.get(major);
  if (version === undefined) throw new Error(`There is no Node ${major} to install.`);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(FOLDER, `node-${major}`);
  const program = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...options, `${name}@${version}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return program;
}
