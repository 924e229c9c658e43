import { expect, test } from 'vitest';
import { ReplicaLag } from './replica-lag.js';

test('a replica is behind by what it reports, or since what it has not replayed was sent', () => {
  const lag = new ReplicaLag();
  const at = (
    second: number,
    [sent, replayed]: readonly [number | null, number | null],
    reported: number | null = null,
  ) => lag.seconds({ sent, replayed, reported }, second * 1000);

  expect(at(0, [null, null])).toBe(0);
  expect(at(1, [100, 100])).toBe(0);
  expect(at(2, [200, 100], 3)).toBe(3);
  // It hangs: the report stays as it was.
  expect(at(8, [300, 100], 3)).toBe(6);
  expect(at(13, [300, 100], 3)).toBe(11);
  expect(at(14, [300, 250], 3)).toBe(6);
  expect(at(15, [300, 300])).toBe(0);
  expect(at(16, [400, 300])).toBe(0);
});
