import { expect, test } from 'vitest';
import { byteLength, chooseName, clipName, makeObjectName, numberIndexColumns } from './choose-name.js';

test('a name that fits is the parts joined', () => {
  expect(makeObjectName({ table: 'users', columns: 'email', label: 'key' })).toBe('users_email_key');
});

test('a name without columns has two parts', () => {
  expect(makeObjectName({ table: 'users', columns: null, label: 'pkey' })).toBe('users_pkey');
});

test('the longer part gives way first', () => {
  const name = makeObjectName({ table: 't'.repeat(60), columns: 'column', label: 'idx' });

  expect(name).toBe(`${'t'.repeat(52)}_column_idx`);
});

test('a character of several bytes is not cut in two', () => {
  const name = clipName('é'.repeat(40));

  expect([name, byteLength(name)]).toEqual(['é'.repeat(31), 62]);
});

test('a taken name is numbered at its label', () => {
  const taken = new Set(['users_email_key', 'users_email_key1']);

  expect(chooseName({ table: 'users', columns: 'email', label: 'key' }, (name) => taken.has(name))).toBe(
    'users_email_key2',
  );
});

test('columns of an index are numbered if they would have equal names', () => {
  expect(numberIndexColumns(['expr', 'a', 'expr', 'expr'])).toEqual(['expr', 'a', 'expr1', 'expr2']);
});
