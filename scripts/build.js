// `npm run build`: declarations by tsc, code by rolldown. A command then loads a handful of files instead of a hundred,
// which halves what it costs to start. With --for-tests only where sources are newer than what was built of them, and
// with the declarations of the last build, which take ten times as long as the code: `npm test` builds all before.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
// Built aside, from nothing: no file of a deleted source is shipped, and what runs meanwhile finds the program whole.
const STAGE = join(ROOT, '.limbeck', `build-${process.pid}`);

const forTests = process.argv.includes('--for-tests');
if (!forTests || isOutdated()) {
  try {
    if (forTests && existsSync(DIST)) keepDeclarations();
    else writeDeclarations();
    await writeCode();
    rmSync(DIST, { recursive: true, force: true, maxRetries: 3 });
    renameSync(STAGE, DIST);
  } finally {
    rmSync(STAGE, { recursive: true, force: true });
  }
}

function isOutdated() {
  const program = join(DIST, 'cli/main.js');
  const sources = join(ROOT, 'src');
  const changedAt = readdirSync(sources, { recursive: true }).map((path) => statSync(join(sources, path)).mtimeMs);
  return !existsSync(program) || statSync(program).mtimeMs < Math.max(...changedAt);
}

function keepDeclarations() {
  cpSync(DIST, STAGE, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith('.d.ts') });
}

function writeDeclarations() {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', STAGE, ...(forTests ? ['--noCheck'] : [])];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  if (status !== 0 && !forTests) {
    rmSync(STAGE, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
}

async function writeCode() {
  const bundle = await rolldown({
    input: {
      index: join(ROOT, 'src/index.ts'),
      'models/index': join(ROOT, 'src/models/index.ts'),
      testing: join(ROOT, 'src/testing.ts'),
      'cli/main': join(ROOT, 'src/cli/main.ts'),
    },
    platform: 'node',
    // Packages stay packages.
    external: /^(?:node:|[a-z@])/,
  });
  // Chunks lie one folder deep, as the rooms of src do: what is found relative to a module stays where it was.
  await bundle.write({
    dir: STAGE,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await bundle.close();
}
