import { afterEach, expect, test, vi } from 'vitest';
import { observeEmptyReads } from './empty-reads.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a variable that is read and not there is noted', async () => {
  const { empty } = await observeEmptyReads(async () => process.env.LIMBECK_TEST_ABSENT);

  expect([...empty]).toContain('LIMBECK_TEST_ABSENT');
});

test('a variable with a value is not noted', async () => {
  vi.stubEnv('LIMBECK_TEST_PRESENT', 'x');

  const { result, empty } = await observeEmptyReads(async () => process.env.LIMBECK_TEST_PRESENT);

  expect([result, empty.has('LIMBECK_TEST_PRESENT')]).toEqual(['x', false]);
});

test('what is set meanwhile stays set', async () => {
  await observeEmptyReads(async () => {
    process.env.LIMBECK_TEST_SET = 'x';
  });

  expect(process.env.LIMBECK_TEST_SET).toBe('x');
  delete process.env.LIMBECK_TEST_SET;
});

test('two observers that overlap leave the environment as it was', async () => {
  const before = process.env;
  let finishFirst: () => void = () => undefined;
  const first = observeEmptyReads(() => new Promise<void>((resolve) => (finishFirst = resolve)));
  const second = observeEmptyReads(async () => finishFirst());
  await Promise.all([first, second]);

  expect(process.env).toBe(before);
});

test('a failure leaves the environment as it was', async () => {
  const before = process.env;

  await expect(observeEmptyReads(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(process.env).toBe(before);
});
