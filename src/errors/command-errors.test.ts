import { expect, test } from 'vitest';
import { databaseNotAtHeads } from './command-errors.js';

test.each([
  [['b'], '`migrate upgrade head`'],
  [['b', 'c'], '`migrate upgrade heads`'],
])('a database that is not at %j is told to run %s', (heads, command) => {
  expect(databaseNotAtHeads({ database: 'db', rows: ['a'], heads }).hint).toContain(command);
});
