import { describe, expect, test } from 'vitest';
import { readStackFrames } from './stack-frames.js';

function stackOf(...frames: readonly string[]): string {
  return ['Error: x', ...frames.map((frame) => `    at ${frame}`)].join('\n');
}

describe('the frames of a stack', () => {
  test.each([
    ['upgrade (/app/a.ts:12:9)', '/app/a.ts'],
    ['/app/a.ts:12:9', '/app/a.ts'],
    ['async /app/a b.ts:12:9', '/app/a b.ts'],
    ['async Promise.all (file:///app/a%20b.ts:12:9)', '/app/a b.ts'],
    ['Object.upgrade [as run] (/app/(x)/a.ts:12:9)', '/app/(x)/a.ts'],
    ['file:///app/a.ts?v=1:12:9', '/app/a.ts'],
    ['upgrade (C:\\app\\a.ts:12:9)', 'C:\\app\\a.ts'],
  ])('%s is in %s', (frame, file) => {
    expect(readStackFrames(stackOf(frame))).toEqual([{ file, line: 12, column: 9 }]);
  });

  test("frames in Node's own code are left out", () => {
    const stack = stackOf('node:internal/main:1:2', 'Array.map (<anonymous>)', '/app/a.ts:1:2');

    expect(readStackFrames(stack)).toEqual([{ file: '/app/a.ts', line: 1, column: 2 }]);
  });

  test('a text that is not a stack has no frames', () => {
    expect(readStackFrames('')).toEqual([]);
  });
});
