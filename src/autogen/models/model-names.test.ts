import { expect, test } from 'vitest';
import { columnName } from '../../schema/column-naming.js';
import { ModelNames, propertyNames } from './model-names.js';

test.for([
  ['order_items', 'orderItems'],
  ['Order Items', 'orderItems'],
  ['ORDER_ITEMS', 'orderItems'],
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
  expect([...propertyNames(['full_name', 'fullName'], 'snake_case')]).toEqual([
    ['full_name', 'fullName2'],
    ['fullName', 'fullName'],
  ]);
});

test('properties are called like their columns, unless that would change the order of columns', () => {
  expect([...propertyNames(['fullName', 'Odd Name'], 'same').values()]).toEqual(['fullName', 'Odd Name']);
  expect([...propertyNames(['fullName', '7'], 'same').values()]).toEqual(['fullName', '_7']);
});

test('an explicit column name is needed if the property would give another one', () => {
  expect([columnName('fullName', 'snake_case'), columnName('address2', 'snake_case')]).toEqual([
    'full_name',
    'address2',
  ]);
});
