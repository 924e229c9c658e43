// `npm test`: every check of the project, the quick ones first, up to the first that fails.
// The quick ones tell within two minutes whether a change is right.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './other-nodes.js';

const ROOT = join(import.meta.dirname, '..');

/** The runs of tests add up their counts here. */
const COUNTS = join(ROOT, '.limbeck/test-counts.json');

/** What CI runs once more on other versions of Node: between the oldest and the newest only what every version does in its own way. */
const ON_OTHER_NODES =
  process.env.TEST_POSTGRES === 'all'
    ? [
        { version: '22', title: 'Modules on Node 22', env: { TEST_PART: 'modules' } },
        { version: '24', title: 'Program and modules on Node 24', env: { TEST_PART: 'node' } },
      ]
    : [];

/** The checks in their order. Those in one list depend on nothing that another one writes, and run two at a time. */
const CHECKS = [
  [
    { title: 'Format and lint', script: 'lint' },
    { title: 'Types', script: 'types' },
    { title: 'Build', script: 'build' },
  ],
  [{ title: 'Quick tests', script: 'vitest', env: { TEST_PART: 'quick' } }],
  [
    ...(process.env.TEST_POSTGRES === 'all' ? [{ title: 'Documentation site', script: 'site' }] : []),
    { title: 'Layers', script: 'layers' },
    { title: 'Package and public types', script: 'package' },
    { title: 'Dead code', script: 'dead-code' },
    { title: 'Spelling', script: 'spelling' },
    { title: 'Prose', script: 'prose' },
    { title: 'Quotations of messages, JSON Schemas', script: 'docs:check' },
    { title: 'Types of the example', script: 'types:example' },
  ],
  [
    { title: 'Example', script: 'example' },
    { title: 'Stalls, three changes', script: 'stalls:short' },
  ],
  [{ title: 'Other tests', script: 'vitest', env: { TEST_PART: 'rest' } }],
  ...ON_OTHER_NODES.map((check) => [{ script: 'vitest', ...check }]),
];

/** The machine of CI has as many cores. */
const AT_ONCE = 2;

rmSync(COUNTS, { force: true });
for (const checks of CHECKS) {
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      await runCheck(check, { isAlone: checks.length === 1 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What a check prints while another one runs comes when it has ended. Ends this process if the check fails. */
async function runCheck({ title, script, env = {}, version }, { isAlone }) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const command = `${settings.join('')}npm run ${script}`;
  const heading = `\n== ${title} (${command})`;
  if (isAlone) console.log(heading);
  const startedAt = performance.now();
  const { status, output } = await run({ script, version }, { ...process.env, ...env, TEST_COUNTS: COUNTS }, isAlone);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isAlone) process.stdout.write(`${heading}\n${output}`);
  if (status !== 0) {
    console.error(`\n${title} failed after ${seconds} s. To see it alone: ${command}`);
    process.exit(1);
  }
  // The counts of the tests are to be the last line.
  if (title !== CHECKS.at(-1)[0].title) console.log(`   ${seconds} s`);
}

function run({ script, version }, env, isAlone) {
  const options = { cwd: ROOT, env, stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'] };
  const child =
    version === undefined
      ? spawn(`npm run --silent ${script}`, { ...options, shell: true })
      : spawn(findNode(version), ['node_modules/vitest/vitest.mjs', 'run'], options);
  const output = [];
  child.stdout?.on('data', (text) => output.push(text));
  child.stderr?.on('data', (text) => output.push(text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output: Buffer.concat(output).toString() }));
  });
}
