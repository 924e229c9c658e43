import { expect, test } from 'vitest';
import { column, name } from '../../../test/support/schema-values.js';
import type { Operation } from '../../operations/operation.js';
import { destroyedData } from './destroyed-data.js';

test('the values of a computed column are lost if the column is rebuilt as a plain one', () => {
  const computed = { ...column('total'), generated: { expression: 'net * 2', stored: true } };
  const drop: Operation = { kind: 'dropColumn', table: name('price'), column: 'total', was: computed };
  const add = (plain: boolean): Operation => ({
    kind: 'addColumn',
    table: name('price'),
    column: plain ? { ...computed, generated: null } : computed,
  });

  expect(destroyedData([drop, add(true)]).flatMap(({ lines }) => lines)).toEqual(['Destroys data: drops price.total.']);
  expect(destroyedData([drop, add(false)])).toEqual([]);
});
