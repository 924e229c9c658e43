import { describe, expect, test } from 'vitest';
import { checkNewRevisionId, newRevisionId } from './revision-id.js';

test.each(['.hidden', 'a.', 'con', 'NUL.x', 'com1', 'a/b', '..', 'x'.repeat(33)])(
  'a new revision cannot be called %j',
  (id) => {
    expect(() => checkNewRevisionId(id)).toThrow(expect.objectContaining({ code: 'REVISION_ID_INVALID' }));
  },
);

test.each(['console', 'a.b', '4e1f', 'x'.repeat(32), '🐘'.repeat(32)])('a new revision can be called %j', (id) => {
  expect(() => checkNewRevisionId(id)).not.toThrow();
});

describe('a new id', () => {
  test('is random by default', () => {
    expect(newRevisionId()).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is the next number, whatever else the ids are', () => {
    expect(newRevisionId('sequential')).toMatch(/^0001_[0-9a-f]{4}$/);
    expect(newRevisionId('sequential', ['0041_beef', '0009', '4e1f0b7c92ad', '20260302091455'])).toMatch(/^0042_/);
    expect(newRevisionId('sequential', ['9999_beef'])).toMatch(/^10000_/);
  });

  test('is the second in UTC, or the one after the newest', () => {
    const now = Date.UTC(2026, 2, 2, 9, 14, 55, 999);
    expect(newRevisionId('date', ['20250101000000', '0042_beef'], now)).toBe('20260302091455');
    expect(newRevisionId('date', ['20260302091455'], now)).toBe('20260302091456');
    expect(newRevisionId('date', ['20261231235959'], now)).toBe('20270101000000');
  });
});
