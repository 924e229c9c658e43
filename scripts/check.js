// `npm test`: every check of the project, the quick ones first, up to the first that fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

const CHECKS = [
  { title: 'Format and lint', script: 'lint' },
  { title: 'Types', script: 'types' },
  { title: 'Layers', script: 'layers' },
  { title: 'Dead code', script: 'dead-code' },
  { title: 'Prose', script: 'prose' },
  { title: 'Build', script: 'build' },
  { title: 'Package', script: 'package' },
  { title: 'Types of the example', script: 'types:example' },
  { title: 'Example', script: 'example' },
  { title: 'Tests', script: 'vitest' },
];

for (const { title, script } of CHECKS) {
  console.log(`\n== ${title} (npm run ${script})`);
  const startedAt = performance.now();
  const { status } = spawnSync(`npm run --silent ${script}`, { cwd: ROOT, shell: true, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n${title} failed after ${seconds} s. To see it alone: npm run ${script}`);
    process.exit(1);
  }
  if (script !== 'vitest') {
    console.log(`   ${seconds} s`);
  }
}
