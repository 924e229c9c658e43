import { expect, test } from 'vitest';
import { name } from '../../../test/support/schema-values.js';
import type { Operation } from '../operation.js';
import { orderOperations } from '../order.js';

const rename = (from: string, to: string): Operation => ({
  kind: 'renameIndex',
  table: name('t'),
  name: from,
  newName: to,
});

test('gives the first of the indexes that swap their names a temporary one', () => {
  const ordered = orderOperations([rename('a', 'b'), rename('x', 'y'), rename('b', 'c'), rename('c', 'a')]);
  const held = new Set(['a', 'b', 'c', 'x']);
  for (const operation of ordered) {
    if (operation.kind !== 'renameIndex') continue;
    expect([held.delete(operation.name), held.has(operation.newName)]).toEqual([true, false]);
    held.add(operation.newName);
  }

  expect(ordered).toHaveLength(5);
  expect(held).toEqual(new Set(['a', 'b', 'c', 'y']));
});
