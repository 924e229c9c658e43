// `npm run fuzz -- [name] [--runs N] [--seed N] [--path P]`: tries more generated cases than `npm test` does.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'test/fuzz');
const TIMEOUT_MS = 12 * 3600 * 1000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    path: { type: 'string' },
  },
});

const known = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''));
for (const name of positionals) {
  if (existsSync(join(FOLDER, `${name}.test.ts`))) continue;
  console.error(`There is no generator "${name}". Known: ${known.join(', ')}.`);
  process.exit(2);
}

const files = (positionals.length === 0 ? known : positionals).map((name) => `test/fuzz/${name}.test.ts`);
console.log(`Seed ${values.seed}. To repeat: npm run fuzz -- ${positionals.join(' ')} --seed ${values.seed}`);
const { status } = spawnSync('npx', ['vitest', 'run', `--testTimeout=${TIMEOUT_MS}`, ...files], {
  cwd: ROOT,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    FUZZ_RUNS: values.runs,
    FUZZ_SEED: values.seed,
    ...(values.path === undefined ? {} : { FUZZ_PATH: values.path }),
  },
});
process.exit(status ?? 1);
