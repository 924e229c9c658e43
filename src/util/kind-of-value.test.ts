import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { isBytes, isDate, isError, isPlainData } from './kind-of-value.js';

test('values of another context are recognized', () => {
  expect(isDate(runInNewContext('new Date(0)'))).toBe(true);
  expect(isBytes(runInNewContext('new Uint8Array(1)'))).toBe(true);
  expect(isError(runInNewContext('new TypeError("a")'))).toBe(true);
  expect(isPlainData(runInNewContext('({})'))).toBe(true);
});

test('instances of classes are not plain data', () => {
  expect([{}, [], Object.create(null)].every(isPlainData)).toBe(true);
  expect([new Date(0), new (class A {})(), new Map()].some(isPlainData)).toBe(false);
});
