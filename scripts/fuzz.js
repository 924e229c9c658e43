// `npm run fuzz -- [name] [--runs N] [--seed N] [--path P] [--servers 14,18] [--chunk N]`: tries more generated cases than `npm test` does.
import { spawn } from 'node:child_process';
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
    // One process for each server, at the same time.
    servers: { type: 'string' },
    // That many seeds for each process, with a new server: a server whose catalogs have grown is slower.
    chunk: { type: 'string' },
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
const runs = Number(values.runs);
const chunk = Number(values.chunk ?? runs);

/** @returns whether all seeds passed on that server */
async function runOn(server) {
  let passed = true;
  for (let first = 0; first < runs; first += chunk) {
    passed = (await run(server, Number(values.seed) + first, Math.min(chunk, runs - first))) && passed;
  }
  return passed;
}

function run(server, seed, count) {
  const child = spawn('npx', ['vitest', 'run', `--testTimeout=${TIMEOUT_MS}`, ...files], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      FUZZ_RUNS: String(count),
      FUZZ_SEED: String(seed),
      ...(server === undefined ? {} : { TEST_POSTGRES: server }),
      ...(values.path === undefined ? {} : { FUZZ_PATH: values.path }),
    },
  });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
  });
}

const servers = values.servers === undefined ? [undefined] : values.servers.split(',');
const passed = await Promise.all(servers.map(runOn));
process.exit(passed.every(Boolean) ? 0 : 1);
