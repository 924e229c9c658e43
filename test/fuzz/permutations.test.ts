import { expect } from 'vitest';
import { SERVER_MAJOR, test } from '../support/database.js';
import { PairsOfWorld } from './permutations/try-pairs.js';
import { WORLDS } from './permutations/worlds.js';

/*
 * Tiny schemas whose statements come in every order, each changed into each other: upgrade, check, downgrade, and upgrade
 * again. A seed is the number of a pair in each world. FUZZ_WORLD tries only the pairs of one world.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1);
const FIRST = Number(process.env.FUZZ_SEED ?? 2);
const CHOSEN = WORLDS.filter(({ name }) => name === (process.env.FUZZ_WORLD ?? name));

test('every order of a few statements leads to every other, and back', { timeout: 24 * 3600 * 1000 }, async ({
  db,
  databaseUrl,
}) => {
  expect(CHOSEN).not.toEqual([]);
  const failures: string[] = [];
  for (const world of CHOSEN) {
    const pairs = new PairsOfWorld(world, { db, databaseUrl });
    const counts = new Map<string, number>();
    for (let number = FIRST; number < FIRST + Math.min(RUNS, pairs.count); number++) {
      const outcome = await pairs.tryPair(number).catch((error: unknown) => {
        const { before, after } = pairs.pairAt(number);
        const sides = `-- before\n${before.join(';\n')};\n-- after\n${after.join(';\n')};`;
        failures.push(`${world.name} ${number}: ${error}\n${sides}`);
        console.log(`${world.name} ${number} FAILED on PostgreSQL ${SERVER_MAJOR}: ${error}\n${sides}`);
        return 'FAILED';
      });
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    console.log(
      `${world.name}, ${pairs.count} pairs: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`,
    );
  }
  expect(failures).toEqual([]);
});
