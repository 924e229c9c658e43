import { expect } from 'vitest';
import { test } from '../support/database.js';
import { checkProperty } from '../support/property.js';
import { type BadInput, GOOD_FILES } from './bad-inputs/bad-input.js';
import { commandLines } from './bad-inputs/command-lines.js';
import { configFiles } from './bad-inputs/config-files.js';
import { modelFiles } from './bad-inputs/model-files.js';
import { badPlaces } from './bad-inputs/places.js';
import { revisionFiles } from './bad-inputs/revision-files.js';
import { type Ended, runInput } from './bad-inputs/run-input.js';

/** What a bad input may come to; 70 is a defect. */
const STATUSES = [0, 1, 2, 3, 4, 5, 6, 130];

const LONGEST_MESSAGE = 6000;
const MOST_LINES = 30;

test('the project that the bad inputs start from is a good one', async ({ databaseUrl }) => {
  const ended = await runInput({ files: GOOD_FILES, args: ['upgrade', 'heads'], env: {} }, databaseUrl);
  expect(ended.status, ended.stderr).toBe(0);
});

for (const [name, cases] of Object.entries({ commandLines, configFiles, revisionFiles, modelFiles, badPlaces })) {
  test(`bad input ends with a message and a true exit status: ${name}`, async ({ databaseUrl, db }) => {
    const seen = new Map<string, number>();
    await checkProperty({
      name: `bad-inputs: ${name}`,
      cases,
      // About one command line in fifteen happens to be valid.
      runs: name === 'commandLines' ? 60 : 25,
      async check(input) {
        // What a case before has applied would be unknown to this one.
        await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
        const ended = await runInput(input, databaseUrl);
        checkEnd(input, ended);
        seen.set(String(ended.status), (seen.get(String(ended.status)) ?? 0) + 1);
      },
    });
    console.log(`${name}: exit statuses ${JSON.stringify(Object.fromEntries(seen))}`);
  });
}

function checkEnd({ args }: BadInput, { status, stdout, stderr, before, after }: Ended): void {
  expect(STATUSES, stderr).toContain(status);
  const isTraced = args.some((word) => /^--(tr|ra)/.test(word));
  if (!isTraced) expect(stderr).not.toMatch(/^ {4}at .*:\d+:\d+\)?$/m);
  if (status === 0 || status === 1) return;
  expect(stderr).toMatch(/^error .+ \[[A-Z_]+\]$|^Usage: /m);
  if (!isTraced) {
    expect(stderr.split('\n').length).toBeLessThanOrEqual(MOST_LINES + (stderr.startsWith('Usage: ') ? 100 : 0));
    expect(stderr.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  }
  if (!stderr.includes('[POST_WRITE_HOOK')) expect(after).toBe(before);
  const options = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  const error = { code: expect.any(String), exitStatus: status };
  if (options.includes('--events')) {
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ event: 'error', data: error });
  } else if (options.includes('--json')) {
    expect(JSON.parse(stdout)).toMatchObject({ error });
  }
}
