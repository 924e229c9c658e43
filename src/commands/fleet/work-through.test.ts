import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type WorkOutcome, workThrough } from './work-through.js';

const LIMITS = { concurrency: 2, stopAfter: null, signal: undefined };

/** Works by the names of places, and tells in which order it was called. */
function recorded(outcomes: Readonly<Record<string, WorkOutcome>> = {}) {
  const calls: string[] = [];
  const work = async (place: string, waits: boolean): Promise<WorkOutcome> => {
    calls.push(`${place}${waits ? ' waits' : ''}`);
    await Promise.resolve();
    return waits && outcomes[place] === 'locked' ? 'done' : (outcomes[place] ?? 'done');
  };
  return { calls, work };
}

test('a canary that fails leaves all other places', async () => {
  const { calls, work } = recorded({ b: 'failed' });

  expect(await workThrough({ canaries: ['a', 'b'], others: ['c'] }, LIMITS, work)).toBe('canary');
  expect(calls).toEqual(['a waits', 'b waits']);
});

test('a place that another runner holds is taken up again at the end', async () => {
  const { calls, work } = recorded({ a: 'locked' });

  expect(await workThrough({ canaries: [], others: ['a', 'b', 'c'] }, LIMITS, work)).toBeNull();
  expect(calls).toEqual(['a', 'b', 'c', 'a waits']);
});

test('the last failure that is allowed stops the run, and what has begun ends', async () => {
  const { calls, work } = recorded({ a: 'failed', b: 'failed' });

  expect(await workThrough({ canaries: [], others: ['a', 'b', 'c', 'd'] }, { ...LIMITS, stopAfter: 2 }, work)).toBe(
    'failures',
  );
  expect(calls.slice(0, 2)).toEqual(['a', 'b']);
  expect(calls.length).toBeLessThan(4);
});

test('a signal lets nothing else begin', async () => {
  const controller = new AbortController();
  const calls: string[] = [];
  const stopped = await workThrough(
    { canaries: [], others: ['a', 'b', 'c'] },
    { ...LIMITS, concurrency: 1, signal: controller.signal },
    async (place) => {
      calls.push(place);
      controller.abort();
      return 'failed';
    },
  );

  expect({ stopped, calls }).toEqual({ stopped: 'interrupted', calls: ['a'] });
});

test('many places at once may listen to the signal', async () => {
  const { signal } = new AbortController();
  const warnings: Error[] = [];
  const collect = (warning: Error) => warnings.push(warning);
  process.on('warning', collect);
  const places = Array.from({ length: 12 }, (_, number) => number);
  await workThrough({ canaries: [], others: places }, { ...LIMITS, concurrency: 12, signal }, async () => {
    signal.addEventListener('abort', () => undefined);
    await setImmediate();
    return 'done';
  });
  process.off('warning', collect);

  expect(warnings).toEqual([]);
});
