import { expect, test } from 'vitest';
import { columnType, name } from '../../../test/support/schema-values.js';
import type { Operation } from '../../operations/operation.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { withUncheckedBodies } from './unchecked-bodies.js';

const routine: DefinedObject = {
  ...name('f'),
  kind: 'function',
  signature: '',
  table: null,
  definition:
    'CREATE OR REPLACE FUNCTION f()\n RETURNS bigint\n LANGUAGE sql\nAS $function$ SELECT 1 FROM t WHERE x > 0 $function$',
  frame: [],
  additions: [],
  comment: null,
  restored: [],
};
const replace: Operation = { kind: 'replaceObject', object: routine, was: routine };
const alter: Operation = {
  kind: 'alterColumn',
  table: name('t'),
  column: 'x',
  type: { from: columnType('text'), to: columnType('integer') },
};
const kinds = (operations: readonly Operation[]) => withUncheckedBodies(operations).map(({ kind }) => kind);

test('a body is not checked before a column has the type that the body may read', () => {
  expect(kinds([replace, alter])).toEqual(['execute', 'replaceObject', 'execute', 'alterColumn']);
});

test('a body is checked if everything that it may read exists', () => {
  expect(kinds([alter, replace])).toEqual(['alterColumn', 'replaceObject']);
});
