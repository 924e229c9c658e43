// `npm run bench:types`: what Kysely's queries cost the compiler with the types of models, next to plain interfaces.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECTS } from './projects.mjs';

const ROOT = join(import.meta.dirname, '../..');
// In the project, so that the compiler finds Kysely and the package itself.
const FOLDER = join(ROOT, '.limbeck', `bench-types-${process.pid}`);
const COMPILER = process.env.BENCH_TSC ?? createRequire(import.meta.url).resolve('typescript/bin/tsc');
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

const OPTIONS = { target: 'ES2023', module: 'NodeNext', strict: true, skipLibCheck: true, noEmit: true, types: [] };

try {
  const measured = Object.entries(PROJECTS).map(([name, files]) => measure(name, files));
  const base = measured.find(({ name }) => name === 'interfaces');
  console.table(
    Object.fromEntries(
      measured.map(({ name, instantiations, seconds }) => [
        name,
        {
          instantiations,
          'check time (s)': seconds,
          'instantiations ÷ interfaces': (instantiations / base.instantiations).toFixed(2),
          'check time ÷ interfaces': (seconds / base.seconds).toFixed(2),
        },
      ]),
    ),
  );
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}

function measure(name, files) {
  const folder = join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  const settings = { compilerOptions: OPTIONS, files: Object.keys(files) };
  for (const [file, text] of Object.entries({ ...files, 'tsconfig.json': JSON.stringify(settings) })) {
    writeFileSync(join(folder, file), text);
  }
  const runs = Array.from({ length: RUNS }, () => compile(folder));
  const [{ instantiations }] = runs;
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  return { name, instantiations, seconds };
}

function compile(folder) {
  const args = [COMPILER, '-p', folder, '--extendedDiagnostics'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The compiler found errors:\n${stdout}`);
  const figure = (title) => Number(new RegExp(`^${title}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
  return { instantiations: figure('Instantiations'), seconds: figure('Check time') };
}
