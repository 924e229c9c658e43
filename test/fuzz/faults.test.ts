import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { type FaultCase, FaultLab, HITS, type History } from '../support/fault-lab.js';
import { checkProperty } from '../support/property.js';

/** A fault that needs seconds is one of fifty in `npm test`. */
const hits = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...HITS.quick) },
  { weight: 12, arbitrary: fc.constantFrom(...HITS.process) },
  { weight: 2, arbitrary: fc.constantFrom(...HITS.restart) },
  { weight: 1, arbitrary: fc.constantFrom(...HITS.stall) },
);

const isShort = process.env.FUZZ_RUNS === undefined;

// A case of the online history takes up to 20 seconds: only `npm run faults` has time for it.
const HISTORIES: readonly History[] = isShort ? ['plain'] : ['plain', 'online'];

const cases: fc.Arbitrary<FaultCase> = fc.record({
  history: fc.constantFrom(...HISTORIES),
  direction: fc.constantFrom('up', 'down'),
  perMigration: fc.boolean(),
  hit: hits,
  when: fc.constantFrom('before', 'after'),
  aim: fc.oneof(
    { weight: 3, arbitrary: fc.constant('any' as const) },
    { weight: 1, arbitrary: fc.constant('commit' as const) },
  ),
  next: fc.constantFrom('again', 'back'),
  moment: fc.noBias(fc.integer({ min: 0, max: 9999 })),
});

// A busy machine takes seconds for a case.
const timeout = isShort ? 240_000 : 12 * 3600 * 1000;

test('a run that is cut off anywhere says what is true, and the next run completes it', { timeout }, async () => {
  const lab = await FaultLab.open(HISTORIES);
  onTestFinished(() => lab.close());

  await checkProperty({ name: 'faults', cases, runs: 3, check: (one) => lab.check(one) });

  console.log(lab.summary());
  expect(lab.tried).toBeGreaterThan(0);
});
