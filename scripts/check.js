// `npm test`: every check of the project, the quick ones first, up to the first that fails.
// The quick ones tell within two minutes whether a change is right.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './other-nodes.js';

const ROOT = join(import.meta.dirname, '..');

/** The runs of tests add up their counts here. */
const COUNTS = join(ROOT, '.limbeck/test-counts.json');

/** Versions of Node on which CI runs the tests that depend on it once more. */
const OTHER_NODES = process.env.TEST_POSTGRES === 'all' ? ['22', '24'] : [];

const CHECKS = [
  { title: 'Format and lint', script: 'lint' },
  { title: 'Types', script: 'types' },
  { title: 'Quick tests', script: 'vitest', env: { TEST_PART: 'quick' } },
  { title: 'Layers', script: 'layers' },
  { title: 'Dead code', script: 'dead-code' },
  { title: 'Prose', script: 'prose' },
  { title: 'Spelling', script: 'spelling' },
  { title: 'Quotations of messages, JSON Schemas', script: 'docs:check' },
  { title: 'Build', script: 'build' },
  { title: 'Package and public types', script: 'package' },
  ...(process.env.TEST_POSTGRES === 'all' ? [{ title: 'Documentation site', script: 'site' }] : []),
  { title: 'Types of the example', script: 'types:example' },
  { title: 'Example', script: 'example' },
  { title: 'Stalls, three changes', script: 'stalls:short' },
  { title: 'Other tests', script: 'vitest', env: { TEST_PART: 'rest' } },
  ...OTHER_NODES.map((version) => ({
    title: `Tests of the program on Node ${version}`,
    script: 'vitest',
    env: { TEST_PART: 'node' },
    version,
  })),
];

rmSync(COUNTS, { force: true });
for (const { title, script, env = {}, version } of CHECKS) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const command = `${settings.join('')}npm run ${script}`;
  console.log(`\n== ${title} (${command})`);
  const startedAt = performance.now();
  const { status } = run(script, { ...process.env, ...env, TEST_COUNTS: COUNTS }, version);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n${title} failed after ${seconds} s. To see it alone: ${command}`);
    process.exit(1);
  }
  if (title !== CHECKS.at(-1).title) console.log(`   ${seconds} s`);
}

function run(script, env, version) {
  const options = { cwd: ROOT, env, stdio: 'inherit' };
  if (version === undefined) return spawnSync(`npm run --silent ${script}`, { ...options, shell: true });
  return spawnSync(findNode(version), ['node_modules/vitest/vitest.mjs', 'run'], options);
}
