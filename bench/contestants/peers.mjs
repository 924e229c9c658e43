// Tools of the TypeScript world that can do a workload too. No one tool can do all: drizzle-kit compares models, and
// node-pg-migrate runs revisions up and down.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../measure/cpu.mjs';
import { linkPackages, removeAll, writeFiles } from './project.mjs';

const FOLDER = join(import.meta.dirname, '../peers');
const PACKAGES = join(FOLDER, 'node_modules');

/** Installs them, if that was not done before. */
export function installPeers() {
  if (existsSync(join(PACKAGES, '.package-lock.json'))) return;
  console.error(`Installing what Limbeck is compared with into ${PACKAGES}`);
  run({ command: ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], cwd: FOLDER });
}

const versionOf = (name) => JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8')).version;

export const peerVersions = () =>
  Object.fromEntries(['drizzle-kit', 'drizzle-orm', 'node-pg-migrate'].map((name) => [name, versionOf(name)]));

/** A newer Node for the workload that is mostly its start; null if no such Node exists for this kind of machine. */
export function newerNode() {
  const program = join(PACKAGES, `node-linux-${process.arch}`, 'bin/node');
  return existsSync(program) ? program : null;
}

export function drizzleProject(folder, { url, files }) {
  const config = `import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './models/*.ts',
  out: './drizzle',
  dbCredentials: { url: process.env.DATABASE_URL! },
});
`;
  writeFiles(folder, { 'package.json': '{ "type": "module" }\n', 'drizzle.config.ts': config, ...files });
  linkPackages(folder, packagesOf('drizzle-kit', 'drizzle-orm', 'pg'));
  return project({ folder, url, program: 'drizzle-kit/bin.cjs', output: 'drizzle' });
}

export function pgMigrateProject(folder, { url, files }) {
  writeFiles(folder, { 'package.json': '{ "type": "module" }\n', ...files });
  linkPackages(folder, packagesOf('node-pg-migrate', 'pg'));
  return project({ folder, url, program: 'node-pg-migrate/bin/node-pg-migrate.js', output: 'none' });
}

const packagesOf = (...names) => Object.fromEntries(names.map((name) => [name, join(PACKAGES, name)]));

function project({ folder, url, program, output }) {
  return {
    folder,
    url,
    task: (args, options) => ({
      command: [process.execPath, join(PACKAGES, program), ...args],
      cwd: folder,
      env: { DATABASE_URL: url, NO_COLOR: '1' },
      isPeer: true,
      ...options,
    }),
    clearCaches: () => removeAll(folder, ['node_modules/.cache']),
    removeRevisions: () => removeAll(folder, [output]),
  };
}
