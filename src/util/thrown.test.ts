import { expect, test } from 'vitest';
import { causesOf, describeThrown, toReadable } from './thrown.js';

const hostile = {
  get message() {
    throw new Error('no');
  },
  toString() {
    throw new Error('no');
  },
};
const proxy = new Proxy(new Error('a'), {
  get() {
    throw new Error('no');
  },
  getPrototypeOf() {
    throw new Error('no');
  },
});

test.each([null, undefined, '', 'text', 1n, Symbol('s'), {}, [], hostile, proxy, Object.create(null), () => 1])(
  'whatever is thrown can be described',
  (thrown) => {
    expect(describeThrown(thrown)).toEqual(expect.any(String));
    expect(() => toReadable(thrown) instanceof Error).not.toThrow();
  },
);

test('an error that is its own cause is told once', () => {
  const error = new Error('a');
  error.cause = new Error('b', { cause: error });

  expect(causesOf(error).map(({ message }) => message)).toEqual(['a', 'b']);
});
