import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { linkPackages, removeAll, writeFiles } from './project.mjs';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATE = join(ROOT, 'bin/migrate.js');
const VERSIONS = 'migrations/versions';

/**
 * A project of Limbeck. Its caches are in its own folder, so that they can be cleared. `settings` are more lines of its
 * config file.
 */
export function limbeckProject(folder, { url, files = {}, target = './models/index.ts', settings = '' }) {
  const config = `import { defineConfig } from 'limbeck';

export default defineConfig({
  scriptLocation: './migrations',
  target: '${target}',
  url: process.env.DATABASE_URL,
  ${settings}
});
`;
  writeFiles(folder, {
    'package.json': '{ "type": "module" }\n',
    'migrate.config.ts': config,
    [`${VERSIONS}/.keep`]: '',
    ...files,
  });
  linkPackages(folder, { limbeck: ROOT });
  const caches = ['cache', 'node_modules/.cache'];
  return {
    folder,
    task: (args, { node = process.execPath, ...options } = {}) => ({
      command: [node, MIGRATE, ...args],
      cwd: folder,
      env: { DATABASE_URL: url, XDG_CACHE_HOME: join(folder, 'cache'), NO_COLOR: '1' },
      ...options,
    }),
    removeModels: () => removeAll(folder, ['models', 'models.ts']),
    clearCaches: () => removeAll(folder, caches),
    removeRevisions: () => removeAll(join(folder, VERSIONS), readdirSync(join(folder, VERSIONS))),
  };
}
