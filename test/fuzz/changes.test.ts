import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { SERVER_MAJOR, type TestDatabase, test } from '../support/database.js';
import { createProject } from '../support/project.js';
import { type Case, cases } from './changes/arbitrary.js';
import { KNOWN_TO_FAIL } from './changes/known-to-fail.js';
import { renameOptions } from './changes/renames.js';
import { renderAccess, renderSql } from './changes/render.js';
import { canBeModels } from './changes/render-models.js';
import { type Outcome, RoundFailure, runRound, sidesOf } from './changes/round.js';

/*
 * Random schemas with rows, and up to 15 random changes at once: upgrade, downgrade, and upgrade again. Each case has
 * a separate seed, so that one case can be repeated, and a failure doesn't end the run. FUZZ_SHRINK=0 shows failures
 * without shrinking them, and FUZZ_KNOWN=0 shows known failures, too. With FUZZ_TRIAL=1, each revision is tried on a copy of the
 * schema, as for users, and it is a failure if a revision that works is reported as a defect.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 20);
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const LEFT_OUT = process.env.FUZZ_KNOWN === '0' ? [] : KNOWN_TO_FAIL;
const SHRINKS = process.env.FUZZ_SHRINK !== '0';

test('random changes lead there, back, and there again', { timeout: 24 * 3600 * 1000 }, async ({ db, databaseUrl }) => {
  const counts = new Map<string, number>();
  const failures: string[] = [];
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  console.log(`changes: ${RUNS} cases, seeds from ${FIRST}`);
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const failure = await runSeed(seed, { db, databaseUrl }, ({ kind, text }) => {
      count(kind);
      if (kind !== 'right') count(`  ${kind}: ${text.split('\n')[0]}`);
    });
    const known = LEFT_OUT.find((one) => failure !== null && one.failure.test(failure.split('-- before')[0] ?? ''));
    if (known !== undefined) count(`known to fail: ${known.name} (${known.reason})`);
    if (failure === null || known !== undefined) continue;
    count('FAILED');
    failures.push(`seed ${seed}: ${failure}`);
    console.log(`seed ${seed} FAILED on PostgreSQL ${SERVER_MAJOR}: ${failure}`);
  }
  console.log(
    [...counts]
      .sort()
      .map(([what, number]) => `${number} ${what}`)
      .join('\n'),
  );
  expect(failures).toEqual([]);
});

interface Where {
  readonly db: TestDatabase;
  readonly databaseUrl: string;
}

/** Failures that were made smaller already; another of the same kind is shown as it is. */
const shrunk = new Set<string>();
const SHRINK_MS = 90_000;

/** The failure of the smallest case that fails in the same way. Null if no case fails. */
async function runSeed(seed: number, where: Where, tell: (outcome: Outcome) => void): Promise<string | null> {
  const first = new FirstFailure();
  const check = async (one: Case) => {
    if (first.isDone()) return;
    try {
      const outcome = await runCase(one, where);
      if (first.signature === null) tell(outcome);
    } catch (error) {
      if (first.isLike(error)) throw error;
    }
  };
  const result = await fc.check(fc.asyncProperty(cases, check), { seed: Math.imul(seed, 0x9e3779b1), numRuns: 1 });
  if (!result.failed || result.counterexample === null) return null;
  shrunk.add(first.signature ?? '');
  const [one] = result.counterexample;
  const sides = sidesOf(one, SERVER_MAJOR);
  return [
    String(result.errorInstance),
    `-- before\n${[...renderSql(sides.before), ...renderAccess(sides.before)].join(';\n')};`,
    `-- after\n${[...renderSql(sides.after), ...renderAccess(sides.after)].join(';\n')};`,
    `-- told ${JSON.stringify(renameOptions(sides))}${one.models && canBeModels(sides) ? ' by models' : ''}`,
  ].join('\n');
}

/** How a case failed before it was made smaller, and until when that may take. */
class FirstFailure {
  signature: string | null = null;
  #deadline = Number.POSITIVE_INFINITY;

  isDone(): boolean {
    return performance.now() > this.#deadline;
  }

  /** A smaller case counts only if it fails in the same way. */
  isLike(error: unknown): boolean {
    const found = error instanceof RoundFailure ? error.signature : String(error);
    if (this.signature === null) {
      this.signature = found;
      this.#deadline = SHRINKS && !shrunk.has(found) ? performance.now() + SHRINK_MS : 0;
    }
    return found === this.signature;
  }
}

async function runCase(one: Case, { db, databaseUrl }: Where): Promise<Outcome> {
  const sides = sidesOf(one, SERVER_MAJOR);
  const models = one.models && canBeModels(sides);
  const project = createProject({ 'migrations/versions/.keep': '' });
  const place = { db, databaseUrl, project };
  try {
    const outcome = await runRound(sides, place, { rows: true, models });
    if (outcome.kind !== 'refused') return outcome;
    rmSync(`${project.folder}/migrations/versions`, { recursive: true });
    project.write('migrations/versions/.keep', '');
    const empty = await runRound(sides, place, { rows: false, models });
    if (empty.kind === 'refused') throw new RoundFailure('refused without rows', empty.text);
    return outcome;
  } finally {
    rmSync(project.folder, { recursive: true, force: true });
  }
}
