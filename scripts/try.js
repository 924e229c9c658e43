// `npm run try -- FOLDER… [--judge COMMAND] [--only TEXT]`: tries pairs of schemas, and schemas with their versions.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { judge: { type: 'string', default: '' }, only: { type: 'string', default: '' } },
});
if (positionals.length === 0) {
  console.error('Usage: npm run try -- FOLDER… [--judge COMMAND] [--only TEXT]');
  process.exit(2);
}

const { status } = spawnSync('npx', ['vitest', 'run', '--disableConsoleIntercept'], {
  cwd: join(import.meta.dirname, '..'),
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    TEST_PART: 'try',
    TRY_FOLDERS: JSON.stringify(positionals.map((folder) => resolve(folder))),
    TRY_JUDGE: values.judge,
    TRY_ONLY: values.only,
  },
});
process.exit(status ?? 1);
