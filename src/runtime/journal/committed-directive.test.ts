import { expect, test } from 'vitest';
import { toCommitted } from './committed-directive.js';

test('a setting of the transaction has nothing to undo, and other SQL is not known', () => {
  const undoOf = (sql: string) => toCommitted({ sql, parameters: undefined }).undo;

  expect(undoOf('/* a */ set local check_function_bodies = off;')).toEqual([]);
  expect(undoOf('SET LOCAL x = 1; DROP TABLE t')).toBeNull();
  expect(undoOf('SET x = local')).toBeNull();
});
