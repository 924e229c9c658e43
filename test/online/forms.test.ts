import { expect } from 'vitest';
import { decide } from '../../src/online/decide.js';
import type { OnlineStep } from '../../src/online/step.js';
import { readOnlineFacts } from '../../src/runtime/online/read-facts.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { cutStep, isDone, resumeStep, runStep, startAnew, stateOf, undoStep } from '../support/online-steps.js';
import { runOperations } from '../support/run-operations.js';
import { FORM_CASES, type FormCase } from './form-cases.js';

const cases = FORM_CASES.filter(({ since = 14, until = 99 }) => SERVER_MAJOR >= since && SERVER_MAJOR <= until);

test.for(cases)(
  '$title: the online form ends as the plain form, from wherever it was cut',
  async (given, { db, databaseUrl }) => {
    await startAnew(db, given.before);
    await runOperations(db, [given.operation]);
    const plain = await stateOf(db);
    await startAnew(db, given.before);
    const start = await stateOf(db);
    const steps = await stepsOf(db, given);
    expect(steps.map(({ what }) => what)).toEqual(given.steps);

    for (const cut of steps.keys()) {
      const [done, rest] = [steps.slice(0, cut), steps[cut]];
      await runAll(db, done);
      await cutOff(db, databaseUrl, rest);
      if (steps.slice(0, cut).every(({ undo }) => undo !== null)) {
        for (const step of steps.slice(0, cut + 1).toReversed()) await undoStep(db, step);
        expect(await stateOf(db), `undone after ${cut}`).toEqual(start);
        await runAll(db, done);
        await cutOff(db, databaseUrl, rest);
      }
      for (const step of steps) await resumeStep(db, step);
      expect(await stateOf(db), `resumed after ${cut}`).toEqual(plain);
      await startAnew(db, given.before);
    }
    await runAll(db, steps);
    expect(await stateOf(db), 'not cut').toEqual(plain);
    if (steps.some(({ undo }) => undo === null)) return;
    for (const step of steps.toReversed()) await undoStep(db, step);
    expect(await stateOf(db), 'undone').toEqual(start);
  },
);

type Db = Parameters<typeof runStep>[0];

async function stepsOf(db: Db, { operation }: FormCase): Promise<readonly OnlineStep[]> {
  const facts = await readOnlineFacts(db, operation, { existedBefore: () => true, trialFrom: 0 });
  const decision = decide(operation, facts, { online: true, onlineThreshold: 0 });
  if (decision.way !== 'online') throw new Error(JSON.stringify(decision));
  return decision.steps;
}

async function runAll(db: Db, steps: readonly OnlineStep[]): Promise<void> {
  for (const step of steps) {
    expect(await isDone(db, step), `${step.what} before it runs`).toBe(false);
    expect(await runStep(db, step), `locks of ${step.what}`).toEqual([]);
    expect(await isDone(db, step), `${step.what} after it ran`).toBe(true);
  }
}

async function cutOff(db: Db, url: string, step: OnlineStep | undefined): Promise<void> {
  if (step === undefined || step.transaction) return;
  expect(await cutStep(db, url, step), `locks of ${step.what}`).toEqual([]);
}
