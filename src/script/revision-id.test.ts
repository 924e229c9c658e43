import { expect, test } from 'vitest';
import { checkNewRevisionId } from './revision-id.js';

test.each(['.hidden', 'a.', 'con', 'NUL.x', 'com1', 'a/b', '..', 'x'.repeat(33)])(
  'a new revision cannot be called %j',
  (id) => {
    expect(() => checkNewRevisionId(id)).toThrow(expect.objectContaining({ code: 'REVISION_ID_INVALID' }));
  },
);

test.each(['console', 'a.b', '4e1f', 'x'.repeat(32), '🐘'.repeat(32)])('a new revision can be called %j', (id) => {
  expect(() => checkNewRevisionId(id)).not.toThrow();
});
