import { expect, test } from 'vitest';
import { ModelNames, propertyNames, saysName } from './model-names.js';

test.for([
  ['order_items', 'orderItems'],
  ['Order Items', 'orderItems'],
  ['2fa', '_2fa'],
  ['__v', 'v'],
  ['日本', '日本'],
] as const)('%s becomes %s', ([name, expected]) => {
  expect(new ModelNames([]).take(name)).toBe(expected);
});

test('a name that is taken gets a number', () => {
  const names = new ModelNames(['class']);

  expect(['class', 'a_b', 'aB'].map((name) => names.take(name))).toEqual(['class2', 'aB', 'aB2']);
});

test('no property is the name of another column', () => {
  expect([...propertyNames(['full_name', 'fullName'])]).toEqual([
    ['full_name', 'fullName2'],
    ['fullName', 'fullName'],
  ]);
});

test('a property that makes another column of itself does not say its name', () => {
  expect([saysName('fullName', 'full_name'), saysName('address2', 'address_2')]).toEqual([true, false]);
});
